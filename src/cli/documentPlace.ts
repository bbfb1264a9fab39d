import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { SaveOptions } from '#core/documents/jobs/saveDocument.ts';
import { ioFailure } from '#core/files/ioFailure.ts';
import type { DocumentFile } from './documentFiles.ts';

/** Where translations go; without it, beside the originals. Absolute paths. */
export type Out = { path: string } | { folder: string };

/**
 * Where a document's translation is saved; in a folder they lie as the originals did in the one they were found in, and
 * it is made. Errors: `file.unwritable`, `disk.full`.
 */
export async function documentPlace(
  { path: file, root }: DocumentFile,
  out: Out | undefined,
  replace: boolean,
): Promise<Omit<SaveOptions, 'bilingual'>> {
  if (!out) return {};
  if ('path' in out) return { path: out.path, replace };
  const inner = root === undefined ? '' : path.relative(root, path.dirname(file));
  const folder = path.join(out.folder, inner);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw ioFailure(error, folder, 'file.unwritable');
  });
  return { folder };
}
