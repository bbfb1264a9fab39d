import { link, open, rename, rm } from 'node:fs/promises';
import { ioFailure } from './ioFailure.ts';

/**
 * Gives the file at `temporary` its name, if nothing has it: not even what comes in the same instant is overwritten.
 * Whether it has it now. Errors: `file.unwritable`, `disk.full`.
 */
export async function nameIfFree(temporary: string, place: string): Promise<boolean> {
  try {
    await link(temporary, place);
    // Whoever made it tidies up what cannot be removed now.
    await rm(temporary, { force: true }).catch(() => undefined);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  // The disk knows no links (FAT, some of the network): an empty file holds the name first.
  try {
    await (await open(place, 'wx')).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw ioFailure(error, place, 'file.unwritable');
  }
  await rename(temporary, place).catch(async (error: unknown) => {
    await rm(place, { force: true }).catch(() => undefined);
    throw ioFailure(error, place, 'file.unwritable');
  });
  return true;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
