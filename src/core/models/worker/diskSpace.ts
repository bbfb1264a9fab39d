import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { ioFailure } from '#core/files/ioFailure.ts';
import { AppError } from '#shared/errors.ts';

/** What must stay free beside what is written, in bytes: the folder itself grows, and others write too. */
const RESERVE_BYTES = 2 ** 20;

/** Bytes that are free on the disk of a folder. Error: `file.unwritable`. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    throw ioFailure(error, folder, 'file.unwritable');
  }
}

/** Errors: `disk.tooSmall` where a file at `place` of so many bytes has no room, `file.unwritable`. */
export async function needSpace(place: string, bytes: number): Promise<void> {
  const folder = path.dirname(place);
  const neededBytes = bytes + RESERVE_BYTES;
  const availableBytes = await freeBytes(folder);
  if (availableBytes < neededBytes) {
    throw new AppError('disk.tooSmall', { path: folder, neededBytes, availableBytes });
  }
}
