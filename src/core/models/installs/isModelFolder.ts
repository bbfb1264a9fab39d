import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const WEIGHTS = /^(?:[^/]*\.safetensors|pytorch_model[^/]*\.bin)$/;
/** A folder with more in it is no model's. */
const MAX_ENTRIES = 10_000;

/** Whether a folder is laid out as Hugging Face publishes models: a `config.json` beside weights. */
export async function isModelFolder(folder: string): Promise<boolean> {
  const config = await stat(path.join(folder, 'config.json')).catch(() => null);
  if (!config?.isFile()) return false;
  const names = await readdir(folder).catch(() => []);
  return names.length <= MAX_ENTRIES && names.some((name) => WEIGHTS.test(name));
}
