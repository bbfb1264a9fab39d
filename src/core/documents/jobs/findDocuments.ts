import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ioFailure } from '#core/files/ioFailure.ts';
import { formatOfName } from '#shared/documentFormats.ts';
import type { ErrorData } from '#shared/errors.ts';

export interface Found {
  path: string;
  /** For a folder that cannot be searched. */
  error?: ErrorData;
}

/**
 * The documents that are meant by `paths`: files as they are, and in folders, by their names, all the way down. Hidden
 * files and the lock files of office programs are none, nor what was translated from a file beside it into `to`. A
 * symbolic link in a folder is followed to a file only, so that there is no way round in a circle.
 */
export async function* findDocuments(paths: readonly string[], to: string): AsyncGenerator<Found> {
  for (const each of paths) {
    const file = path.resolve(each);
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) yield* search(file, to);
    else yield { path: file };
  }
}

async function* search(root: string, to: string): AsyncGenerator<Found> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await entriesOf(folder);
    if (!Array.isArray(entries)) {
      yield { path: folder, error: entries };
      continue;
    }
    const names = new Set(entries.map(({ name }) => name));
    const inner: string[] = [];
    for (const entry of entries) {
      if (isHidden(entry.name)) continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) inner.push(file);
      else if (!formatOfName(entry.name) || isTranslation(entry.name, to, names)) continue;
      else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(file))))
        yield { path: file };
    }
    folders.push(...inner.toReversed());
  }
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return ioFailure(error, folder, 'file.unreadable').toData();
  }
}

const isHidden = (name: string) => name.startsWith('.') || name.startsWith('~$');

/** Whether it is called as what is saved beside `name.ext` is: `name.<to>.ext`, with or without a number. */
function isTranslation(name: string, to: string, names: ReadonlySet<string>): boolean {
  const { name: stem, ext } = path.parse(name);
  const unnumbered = stem.replace(/ \(\d+\)$/, '');
  if (!unnumbered.endsWith(`.${to}`)) return false;
  return names.has(unnumbered.slice(0, -to.length - 1) + ext);
}

async function leadsToFile(link: string): Promise<boolean> {
  const target = await stat(link).catch(() => null);
  return target?.isFile() ?? false;
}
