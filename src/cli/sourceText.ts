import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { AppError } from '#shared/errors.ts';
import { ioFailure } from './ioFailure.ts';
import { usageError } from './usage.ts';

export interface SourceOptions {
  /** The words of the command line. */
  words: readonly string[];
  file: string | undefined;
  quiet: boolean;
}

/**
 * The text to translate: the words, the file, or standard input when there are none or one that is `-`.
 * Errors: `usage.invalid`, `file.notFound`, `file.unreadable`.
 */
export async function readSource({ words, file, quiet }: SourceOptions): Promise<string> {
  const fromInput = words.length === 0 || (words.length === 1 && words[0] === '-');
  if (file !== undefined) {
    if (words.length > 0) {
      throw usageError('Give words or --file, not both');
    }
    return decode(await attempt(() => readFile(file), file), file);
  }
  if (!fromInput) return words.join(' ');
  const name = 'standard input';
  if (process.stdin.isTTY && !quiet) process.stderr.write('Type the text; Ctrl+D ends it.\n');
  return decode(await attempt(() => buffer(process.stdin), name), name);
}

/**
 * The text of a file that is refused when it is larger than `maxBytes`, or never ends.
 * Errors: `file.notFound`, `file.unreadable`.
 */
export async function readTextFile(file: string, maxBytes: number): Promise<string> {
  const bytes = await attempt(() => buffer(createReadStream(file, { end: maxBytes })), file);
  if (bytes.length <= maxBytes) return decode(bytes, file);
  const reason = `it is larger than ${maxBytes} bytes`;
  throw new AppError('file.unreadable', { path: file, reason });
}

async function attempt<T>(read: () => Promise<T>, name: string): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw ioFailure(error, name, 'file.unreadable');
  }
}

/** A byte order mark is kept: it belongs into the output as well. */
function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const reason = 'it is not UTF-8 text; save it as UTF-8 first';
    throw new AppError('file.unreadable', { path, reason }, { cause: error });
  }
}
