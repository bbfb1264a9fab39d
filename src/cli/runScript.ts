import type { Answer, Conversations } from '#core/chat/conversations.ts';
import { type ErrorData, fromErrorData, isAppError } from '#shared/errors.ts';
import type { ScriptedConversation } from './chatScript.ts';
import { DONE, FAILED } from './command.ts';
import type { ChatOptions } from './commands/chatOptions.ts';
import { errorLine } from './errors.ts';
import { INTERRUPTED, type Interrupt } from './interrupt.ts';
import { createOutput } from './output.ts';
import type { Progress } from './progress.ts';

interface Outcome {
  answers: string[];
  /** Messages that the model no longer saw at the end. */
  folded: number;
  error?: ErrorData;
}

export type ScriptOptions = Pick<
  ChatOptions,
  'json' | 'system' | 'temperature' | 'seed' | 'maxTokens'
>;

/** Runs conversations one after another, and answers with the exit status. Errors: those of the engine and of output. */
export async function runScript(
  conversations: Conversations,
  script: readonly ScriptedConversation[],
  options: ScriptOptions,
  { progress, interrupt }: { progress: Progress; interrupt: Interrupt },
): Promise<number> {
  const output = createOutput();
  const stop = new AbortController();
  let failed = false;
  for (const [index, scripted] of script.entries()) {
    progress.show(`Conversation ${index + 1} of ${script.length}`);
    const { id } = newChat(conversations, options);
    interrupt.onStop(() => {
      stop.abort();
      conversations.stop(id);
    });
    const outcome = await runOne(conversations, id, scripted.text, options, stop.signal);
    failed ||= outcome.error !== undefined;
    const line = options.json
      ? JSON.stringify({ ...scripted, ...outcome })
      : transcript(scripted, outcome);
    progress.clear();
    output.write(`${line}\n`);
    await output.flush();
    if (stop.signal.aborted || output.isClosed()) break;
  }
  if (stop.signal.aborted) return INTERRUPTED;
  return failed ? FAILED : DONE;
}

export function newChat(conversations: Conversations, options: Omit<ScriptOptions, 'json'>) {
  const { system, temperature, seed } = options;
  return conversations.create({ system, seed, ...(temperature !== undefined && { temperature }) });
}

async function runOne(
  conversations: Conversations,
  id: string,
  turns: readonly string[],
  { maxTokens }: ScriptOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const outcome: Outcome = { answers: [], folded: 0 };
  for (const text of turns) {
    if (signal.aborted) break;
    try {
      const answer: Answer = await conversations.send(id, text, {
        ...(maxTokens !== undefined && { maxTokens }),
      });
      outcome.answers.push(answer.message.text);
      outcome.folded = answer.context?.foldedMessageIds.length ?? outcome.folded;
    } catch (error) {
      // A message that is too long costs its conversation, not the others.
      if (isAppError(error) && error.code === 'text.window')
        return { ...outcome, error: error.toData() };
      throw error;
    }
  }
  return outcome;
}

function transcript({ text }: ScriptedConversation, { answers, error }: Outcome): string {
  const turns = answers.map((answer, index) => `> ${text[index] ?? ''}\n\n${answer}\n`);
  return [...turns, ...(error ? [errorLine(fromErrorData(error))] : []), '---'].join('\n');
}
