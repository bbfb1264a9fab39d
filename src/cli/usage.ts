import { AppError } from '#shared/errors.ts';

/** Error: `usage.invalid` when a command that takes no words was given some. */
export function noWords(command: string, words: readonly string[]): void {
  const [word] = words;
  if (word === undefined) return;
  throw new AppError('usage.invalid', { problem: `${command} takes no words, such as '${word}'` });
}
