import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { decodeText, readingFrom } from '#core/files/textFile.ts';
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
    return decodeText(await readingFrom(file, () => readFile(file)), file);
  }
  if (!fromInput) return words.join(' ');
  const name = 'standard input';
  if (process.stdin.isTTY && !quiet) process.stderr.write('Type the text; Ctrl+D ends it.\n');
  return decodeText(await readingFrom(name, () => buffer(process.stdin)), name);
}
