import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { moveNew } from '#core/files/moveNew.ts';
import { writeFailure } from '#core/files/writeWhole.ts';
import { AppError } from '#shared/errors.ts';

/** Hidden in the models folder, so that removing and restoring move nothing across disks. */
const FOLDER = '.removed';

/** Model files of `folder` that were removed: kept under an id until they are given to the system's trash. */
export function createRemoved(folder: string) {
  const place = path.join(folder, FOLDER);
  const placeOf = (id: string) => path.join(place, path.basename(id));

  return {
    /** Answers with an id. Errors: `file.unwritable`, `disk.full`. */
    async take(files: readonly string[]): Promise<string> {
      const id = randomUUID();
      try {
        // Not both at once: that would say of a disk that is read-only that the folder is missing.
        await mkdir(place).catch(unlessThere);
        await mkdir(placeOf(id));
        await moveNew(
          files.map((from) => ({ from, to: path.join(placeOf(id), path.basename(from)) })),
        );
        return id;
      } catch (error) {
        await rmdir(placeOf(id)).catch(() => undefined);
        throw writeFailure(error, files[0] ?? folder);
      }
    },

    /** Errors: `file.exists`, `model.notFound`, `file.unwritable`. */
    async restore(id: string): Promise<void> {
      // `..` would be a place as well.
      const isId = z.uuid().safeParse(id).success;
      const names = isId ? await readdir(placeOf(id)).catch(() => []) : [];
      const [first] = names;
      if (first === undefined) throw new AppError('model.notFound', { path: placeOf(id) });
      const moves = names.map((name) => ({
        from: path.join(placeOf(id), name),
        to: path.join(folder, name),
      }));
      const file = path.join(folder, first);
      if (!(await moveNew(moves))) throw new AppError('file.exists', { path: file });
      await rmdir(placeOf(id)).catch(() => undefined);
    },

    /** What `trash` does not take stays for the next time: a model is never deleted for good without a word. */
    async empty(trash: (path: string) => Promise<void>): Promise<void> {
      for (const id of await readdir(place).catch(() => [])) {
        for (const name of await readdir(placeOf(id)).catch(() => []))
          await trash(path.join(placeOf(id), name)).catch(() => undefined);
        await rmdir(placeOf(id)).catch(() => undefined);
      }
    },
  };
}

function unlessThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
