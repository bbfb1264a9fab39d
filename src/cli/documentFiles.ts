import { stat } from 'node:fs/promises';
import path from 'node:path';
import { findDocuments } from '#core/documents/jobs/findDocuments.ts';
import { decodeText, readingFrom } from '#core/files/textFile.ts';
import { readFile } from 'node:fs/promises';
import { formatOfName } from '#shared/documentFormats.ts';
import { AppError, isAppError, type ErrorData } from '#shared/errors.ts';
import { onlyForDocuments } from './commands/documentOptions.ts';
import type { TranslateOptions } from './commands/translateOptions.ts';

/** A document that the user means. */
export interface DocumentFile {
  path: string;
  /** The folder in which it was found, where one was named. */
  root?: string;
  error?: ErrorData;
}

type Asked = Pick<TranslateOptions, 'files' | 'recursive' | 'out' | 'documents'>;

/** Whether files are translated as documents; one text file by itself streams, as words do. */
export async function areDocuments({ files, recursive, out, documents }: Asked): Promise<boolean> {
  const [file] = files;
  if (file === undefined) return false;
  if (recursive || files.length > 1 || onlyForDocuments(documents).length > 0) return true;
  const format = formatOfName(file);
  if (format !== undefined) {
    if (format !== 'txt') return true;
    return out !== undefined && ((await isFolder(out)) || !(await isUtf8(file)));
  }
  // A document under another name, or text without one.
  return (await isFile(file)) && !(await isUtf8(file));
}

/** The documents that are meant, folders searched with `recursive`. */
export async function* documentFiles(
  { files, recursive }: Pick<TranslateOptions, 'files' | 'recursive'>,
  to: string,
): AsyncGenerator<DocumentFile> {
  for (const file of files) {
    if (!(await isFolder(file))) yield { path: path.resolve(file) };
    else if (recursive)
      for await (const found of findDocuments([file], to))
        yield { ...found, root: path.resolve(file) };
    else {
      const reason = 'it is a folder; add --recursive';
      yield { path: file, error: new AppError('file.unreadable', { path: file, reason }).toData() };
    }
  }
}

export async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isDirectory() ?? false;
}

async function isFile(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isFile() ?? false;
}

async function isUtf8(file: string): Promise<boolean> {
  if (!(await isFile(file))) return true;
  const bytes = await readingFrom(file, () => readFile(file)).catch(() => Buffer.alloc(0));
  try {
    decodeText(bytes, file);
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}
