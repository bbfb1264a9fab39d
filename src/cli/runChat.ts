import { createInterface } from 'node:readline';
import type { Core } from '#core/createCore.ts';
import type { AnswerControl } from '#core/chat/conversations.ts';
import { toAppError } from '#shared/errors.ts';
import { createChatCommands } from './chatCommands.ts';
import { DONE } from './command.ts';
import type { ChatOptions } from './commands/chatOptions.ts';
import { errorLine } from './errors.ts';
import { INTERRUPTED, type Interrupt } from './interrupt.ts';
import { createOutput, printError } from './output.ts';
import { newChat } from './runScript.ts';

const PROMPT = '> ';

/** Talks with whoever types, line by line, until the end of input; answers with the exit status. */
export async function runChat(
  core: Core,
  options: ChatOptions,
  interrupt: Interrupt,
): Promise<number> {
  const { conversations } = core;
  const { id } = newChat(conversations, options);
  const output = createOutput();
  const { stdin, stdout } = process;
  const onTerminal = stdin.isTTY && stdout.isTTY;
  const lines = createInterface({
    input: stdin,
    prompt: onTerminal ? PROMPT : '',
    ...(onTerminal && { output: stdout }),
  });
  let answering = false;
  let status = DONE;
  // A terminal that readline reads from sends no signal.
  const stop = () => {
    if (answering) conversations.stop(id);
    else {
      status = INTERRUPTED;
      lines.close();
    }
  };
  lines.on('SIGINT', stop);
  // The input may end while there are still lines to answer.
  let ended = false;
  lines.on('close', () => {
    ended = true;
  });
  const prompt = () => {
    if (!ended) lines.prompt();
  };
  interrupt.onStop(stop);

  async function answer(ask: (control: AnswerControl) => Promise<unknown>): Promise<void> {
    answering = true;
    interrupt.onStop(stop);
    let last = '';
    try {
      await ask({
        ...(options.maxTokens !== undefined && { maxTokens: options.maxTokens }),
        onText(text) {
          last = text;
          output.write(text);
        },
      });
    } catch (error) {
      printError(errorLine(toAppError(error)));
    } finally {
      answering = false;
      interrupt.onStop(stop);
    }
    if (!last.endsWith('\n')) output.write('\n');
    await output.flush();
  }

  const command = createChatCommands(core.conversationStore(id), id, {
    print: (text) => {
      output.write(text);
    },
    retry: () => answer((control) => conversations.regenerate(id, undefined, control)),
  });

  if (onTerminal) output.write('/help shows what else can be typed.\n');
  prompt();
  for await (const line of lines) {
    const text = line.startsWith('//') ? line.slice(1) : line;
    if (text === line && line.startsWith('/')) {
      if (!(await command(line))) break;
    } else if (text.trim() !== '') {
      await answer((control) => conversations.send(id, text, control));
    }
    if (output.isClosed()) break;
    prompt();
  }
  lines.close();
  if (onTerminal) output.write('\n');
  await output.flush();
  return status;
}
