import { AppError } from '#shared/errors.ts';

/** What a command says to arguments it cannot take; `problem` is a sentence without its full stop. */
export function usageError(problem: string): AppError {
  return new AppError('usage.invalid', { problem });
}

/** Error: `usage.invalid` when a command that takes no words was given some. */
export function noWords(command: string, words: readonly string[]): void {
  const [word] = words;
  if (word !== undefined) throw usageError(`${command} takes no words, such as '${word}'`);
}
