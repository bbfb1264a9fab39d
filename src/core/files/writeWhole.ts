import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type AppError, isAppError } from '#shared/errors.ts';
import { ioFailure } from './ioFailure.ts';

/** Writes something to the path it is given. */
export type Write = (place: string) => Promise<void>;

/**
 * The file at `place` appears whole or not at all: what `write` writes goes into a file beside it that is renamed.
 * Errors: `file.unwritable`, `disk.full`, AppErrors of `write`.
 */
export async function writeWhole(place: string, write: Write): Promise<void> {
  const temporary = path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.tmp`);
  try {
    await write(temporary);
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true });
    throw writeFailure(error, place);
  }
}

/** What failed while `place` was written. */
export function writeFailure(error: unknown, place: string): AppError {
  return isAppError(error) ? error : ioFailure(error, place, 'file.unwritable');
}
