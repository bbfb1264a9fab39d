import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { AppError } from '#shared/errors.ts';
import { ioFailure } from './ioFailure.ts';

/**
 * The text of a file that is refused when it is larger than `maxBytes`, or never ends.
 * Errors: `file.notFound`, `file.unreadable`.
 */
export async function readTextFile(file: string, maxBytes: number): Promise<string> {
  const bytes = await readingFrom(file, () => buffer(createReadStream(file, { end: maxBytes })));
  if (bytes.length <= maxBytes) return decodeText(bytes, file);
  const reason = `it is larger than ${maxBytes} bytes`;
  throw new AppError('file.unreadable', { path: file, reason });
}

/** What `read` answers, with its failure as an error about `name`. */
export async function readingFrom<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw ioFailure(error, name, 'file.unreadable');
  }
}

/** A byte order mark is kept: it belongs into the output as well. Error: `file.unreadable` for what is not UTF-8. */
export function decodeText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const reason = 'it is not UTF-8 text; save it as UTF-8 first';
    throw new AppError('file.unreadable', { path, reason }, { cause: error });
  }
}
