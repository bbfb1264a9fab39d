import type { Engine } from '#core/engine/engine.ts';
import { AppError } from '#shared/errors.ts';
import type { Context } from '#shared/ipc/chat.ts';
import { type Branch, foldedPrompt, leastRoom, type Prompt, silent } from './foldedPrompt.ts';
import type { TokenMemory } from './tokenMemory.ts';

/**
 * The prompt of a branch that ends with the user's turn.
 * Error: `text.window` when what must stay does not fit; nothing is ever cut within a message.
 */
export async function fitPrompt(
  engine: Pick<Engine, 'countPrompt'>,
  contextSize: number,
  branch: Branch,
  memory: TokenMemory,
): Promise<Prompt> {
  const last = branch.turns.at(-1);
  if (!last) throw new AppError('text.empty', {});
  const messageTokens = await memory.count(last);
  const tooLong = () => new AppError('text.window', { windowTokens: contextSize, messageTokens });
  if (messageTokens > contextSize) throw tooLong();
  const prompt = await foldedPrompt(engine, contextSize, branch, memory);
  if (prompt.room < leastRoom(contextSize)) throw tooLong();
  return prompt;
}

/**
 * What of a branch the model would be told: where it ends with an answer, before the first word of the next message.
 * What does not fit any more has more tokens than the window.
 */
export async function contextOf(
  engine: Pick<Engine, 'countPrompt'>,
  contextSize: number,
  branch: Branch,
  memory: TokenMemory,
): Promise<Context> {
  const isAnswered = branch.turns.at(-1)?.role !== 'user';
  const turns = isAnswered ? [...branch.turns, silent('user')] : branch.turns;
  const prompt = await foldedPrompt(engine, contextSize, { ...branch, turns }, memory);
  const { foldedMessageIds, contextTokens } = prompt;
  return { foldedMessageIds, contextTokens, contextSize };
}
