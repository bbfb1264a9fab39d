import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isModelName } from '../modelNames.ts';
import { findOllamaModels, isOllamaFolder } from './ollama.ts';

/** A model file that was found, by its name alone. */
export interface FoundModel {
  path: string;
  /** Where the file's own name says nothing. */
  name?: string;
  program?: string;
}

/** More than any collection has; what is beyond is not searched. */
const MAX_DEPTH = 6;
const MAX_ENTRIES = 20_000;
const MAX_MODELS = 500;

/** What Jan calls every file: the folder has the name. */
const NAMELESS = /^model\.gguf$/i;

/**
 * The models in a folder and those in it, or the one file that `place` is; in the order of their names. Hidden folders
 * are left out, folders behind links too. What cannot be read has none.
 */
export async function findModels(place: string): Promise<FoundModel[]> {
  const found = await stat(place).catch(() => null);
  if (found?.isFile()) return [{ path: place, ...named(place) }];
  if (!found?.isDirectory()) return [];
  if (await isOllamaFolder(place)) return findOllamaModels(place);
  const program = await programOf(place);
  const models: FoundModel[] = [];
  for await (const file of walk(place)) {
    models.push({ path: file, ...named(file), ...(program !== undefined && { program }) });
    if (models.length === MAX_MODELS) break;
  }
  return models.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function* walk(root: string): AsyncGenerator<string> {
  const folders = [{ folder: root, depth: 0 }];
  let seen = 0;
  for (let next = folders.pop(); next; next = folders.pop()) {
    const { folder, depth } = next;
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (++seen > MAX_ENTRIES) return;
      if (entry.name.startsWith('.')) continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH) folders.push({ folder: file, depth: depth + 1 });
      } else if (isModelName(entry.name)) yield file;
    }
  }
}

function named(file: string): { name?: string } {
  return NAMELESS.test(path.basename(file)) ? { name: path.basename(path.dirname(file)) } : {};
}

const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/[\\/]\.?(?:lmstudio|lm-studio)[\\/]/i, 'LM Studio'],
  [/[\\/]jan[\\/]/i, 'Jan'],
];

async function programOf(folder: string): Promise<string | undefined> {
  const real = await realpath(folder).catch(() => folder);
  return PROGRAMS.find(([pattern]) => pattern.test(real + path.sep))?.[1];
}
