import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import { isModelName } from './modelNames.ts';

export interface ModelSearch {
  /** A path the user gave now: taken as it is, loading it says what is wrong with it. */
  explicit?: string;
  /** The path the user chose before, or an empty string. */
  configured?: string;
  /** Where models lie: the one where users put their own comes before the one that comes with the app. */
  folders: readonly string[];
}

/**
 * The absolute path of the model to load: the one asked for, else the one chosen before, else one of the first folder
 * that has any, a BayLing if it can be. Error: `model.none`.
 */
export async function findModel({ explicit, configured, folders }: ModelSearch): Promise<string> {
  const chosen = explicit ?? configured;
  if (chosen) return path.resolve(chosen);

  for (const folder of folders) {
    const found = await modelsIn(folder);
    const best = found.find((file) => /bayling/i.test(path.basename(file))) ?? found[0];
    if (best) return best;
  }
  throw new AppError('model.none', { folder: path.resolve(folders[0] ?? '.') });
}

/** A folder that is missing or closed to us has no models. */
async function modelsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && isModelName(entry.name))
    .map(({ name }) => path.resolve(folder, name))
    .sort();
}
