import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '#shared/errors.ts';
import { usageError } from './usage.ts';

/** Exit statuses. */
export const DONE = 0;
export const FAILED = 1;
export const WRONG_USAGE = 2;

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  help: string;
  /** Answers with the exit status. Errors: any AppError. */
  run: (args: readonly string[]) => Promise<number>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/** The options and words of a command; unknown and unfinished ones are `usage.invalid`. `--help` is always known. */
export function parseCommand<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, ...HELP },
      allowPositionals: true,
      allowNegative: false,
      strict: true,
    });
  } catch (error) {
    throw new AppError('usage.invalid', { problem: firstSentence(error) }, { cause: error });
  }
}

/** Node adds advice about `--` that is longer than the problem. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\. |\n/, 1)[0] ?? message;
}

/** A whole number at least 1, as an option gives it. */
export function positiveInteger(option: string, value: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw usageError(`${option} takes a whole number from 1, not '${value}'`);
}
