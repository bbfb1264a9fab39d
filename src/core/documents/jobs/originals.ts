import { createHash, type Hash } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { ioFailure } from '#core/files/ioFailure.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { MAX_DOCUMENT_BYTES } from '../limits.ts';

const CHUNK = 1024 * 1024;
/** How often a file that changes while it is copied is copied anew. */
const TRIES = 3;
/** Opening a pipe must not wait for somebody to write. Windows has no such flag, nor such pipes. */
const READ = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/**
 * Copies of the originals in `folder`, by the ids of their jobs: what happens to the files afterwards costs nothing.
 * They are readable by this user only.
 */
export function createOriginals(folder: string) {
  const copyOf = (id: string) => path.join(folder, id);

  return {
    copyOf,

    /**
     * Copies a document and answers with its SHA-256. Errors: `document.notFile`, `document.tooBig`, `document.noText`
     * for an empty one, `file.notFound`, `file.unreadable`, `file.unwritable`, `disk.full`.
     */
    async take(file: string, id: string): Promise<string> {
      const place = copyOf(id);
      const unfinished = `${place}.part`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const hash = await copy(file, unfinished);
        await rename(unfinished, place);
        return hash;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw ioFailureOf(error, place);
      }
    },

    /** At once: the app may be about to end. */
    drop(id: string): void {
      rmSync(copyOf(id), { force: true });
    },

    /** Drops the copies of jobs that are not there any more. */
    async dropOthers(ids: readonly string[]): Promise<void> {
      const known = new Set(ids);
      for (const name of await readdir(folder).catch(() => [])) {
        if (!known.has(path.basename(name, '.part')))
          await rm(path.join(folder, name), { force: true });
      }
    },
  };
}

export type Originals = ReturnType<typeof createOriginals>;

/** The SHA-256 of a document, with the errors of `take`. */
export async function hashOf(file: string): Promise<string> {
  const source = await openDocument(file);
  try {
    return await read(source, file, () => Promise.resolve());
  } finally {
    await source.close();
  }
}

async function copy(file: string, place: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const source = await openDocument(file);
    try {
      const before = await source.stat();
      const target = await open(place, 'w', 0o600);
      try {
        const hash = await read(source, file, (bytes) => target.writeFile(bytes));
        await target.sync();
        const after = await source.stat();
        const isStill = after.mtimeMs === before.mtimeMs && after.size === before.size;
        if (isStill || attempt === TRIES) return hash;
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  }
}

async function openDocument(file: string): Promise<FileHandle> {
  try {
    // Before it is opened: opening some devices does something.
    if (!(await stat(file)).isFile()) throw new AppError('document.notFile', { path: file });
    const handle = await open(file, READ);
    const { size } = await handle.stat();
    const problem =
      size === 0 ? new AppError('document.noText', { path: file }) : tooBig(file, size);
    if (!problem) return handle;
    await handle.close();
    throw problem;
  } catch (error) {
    throw ioFailureOf(error, file, 'file.unreadable');
  }
}

async function read(
  source: FileHandle,
  file: string,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<string> {
  const hash: Hash = createHash('sha256');
  const buffer = new Uint8Array(CHUNK);
  for (let total = 0; ;) {
    const { bytesRead } = await source.read(buffer).catch((error: unknown) => {
      throw ioFailureOf(error, file, 'file.unreadable');
    });
    if (bytesRead === 0) return hash.digest('hex');
    total += bytesRead;
    const problem = tooBig(file, total);
    if (problem) throw problem;
    const bytes = buffer.subarray(0, bytesRead);
    hash.update(bytes);
    await write(bytes);
  }
}

const tooBig = (file: string, size: number) =>
  size > MAX_DOCUMENT_BYTES
    ? new AppError('document.tooBig', { path: file, limitBytes: MAX_DOCUMENT_BYTES })
    : null;

const ioFailureOf = (
  error: unknown,
  file: string,
  code: 'file.unreadable' | 'file.unwritable' = 'file.unwritable',
) => (isAppError(error) ? error : ioFailure(error, file, code));
