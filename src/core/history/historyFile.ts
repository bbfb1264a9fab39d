import { accessSync, closeSync, constants, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import { sqliteFailure } from './sqliteFailure.ts';

/** Marks a SQLite file as ours ("BayL" in ASCII), so that no other program's database is taken for a history. */
export const APPLICATION_ID = 0x4261794c;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const SMALLEST_PAGE = 512;

/**
 * Looks at the file at `file` without SQLite, which would make files beside it, and refuses what is certainly no
 * history this version can write. A missing file is made, readable by this user only, together with its folder.
 * Returns its size in bytes; 0 is a new history.
 */
export function prepareFile(file: string, appVersion: number): number {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      closeSync(openSync(file, 'a', 0o600));
      return 0;
    }
    // A pipe or a device would also block whoever reads it.
    if (!found.isFile()) throw new AppError('history.notDatabase', { path: file });
    requireWritable(file);
    if (found.size > 0) checkHeader(file, found.size, appVersion);
    return found.size;
  } catch (error) {
    throw sqliteFailure(error, file);
  }
}

/** The folder too: SQLite writes its log beside the file. */
function requireWritable(file: string): void {
  try {
    accessSync(file, constants.W_OK);
    accessSync(path.dirname(file), constants.W_OK);
  } catch (error) {
    throw new AppError('history.readOnly', { path: file }, { cause: error });
  }
}

/** The fields are those of https://www.sqlite.org/fileformat.html#the_database_header. */
function checkHeader(file: string, size: number, appVersion: number): void {
  const header = readHeader(file);
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new AppError('history.notDatabase', { path: file });
  if (size < SMALLEST_PAGE) throw cutOff(file, SMALLEST_PAGE, size);

  const fileVersion = header.readUInt32BE(60);
  checkOrigin(file, header.readUInt32BE(68), fileVersion);
  if (fileVersion > appVersion)
    throw new AppError('history.newer', { path: file, fileVersion, appVersion });

  const storedPageSize = header.readUInt16BE(16);
  const expected = (storedPageSize === 1 ? 65_536 : storedPageSize) * header.readUInt32BE(28);
  const pageCountIsCurrent = header.readUInt32BE(24) === header.readUInt32BE(92);
  // With a log, the missing pages may still be in there.
  if (pageCountIsCurrent && size < expected && sizeOf(`${file}-wal`) === 0)
    throw cutOff(file, expected, size);
}

/** An unmarked file without a version may be new: whether it holds tables decides, which SQLite must say. */
export function checkOrigin(file: string, applicationId: number, fileVersion: number): void {
  const unmarked = applicationId === 0 && fileVersion === 0;
  if (applicationId !== APPLICATION_ID && !unmarked)
    throw new AppError('history.notDatabase', { path: file });
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const handle = openSync(file, 'r');
    try {
      readSync(handle, header, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file.unreadable', { path: file, reason }, { cause: error });
  }
  return header;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const cutOff = (file: string, expected: number, actual: number) =>
  new AppError('history.damaged', {
    path: file,
    reason: `cut off: ${actual} of ${expected} bytes`,
  });
