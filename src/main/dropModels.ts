import { open, stat } from 'node:fs/promises';
import type { Core } from '#core/createCore.ts';
import { isModelFolder } from '#core/models/installs/isModelFolder.ts';
import { convertHere } from './addModels.ts';

const GGUF_MAGIC = 'GGUF';

/**
 * Takes the models out of what was dropped: GGUF files, whatever they are called, into the library, and Hugging Face
 * folders to be converted. Answers with how many those are, and with the rest. Errors: those of the library and of
 * converting.
 */
export async function takeModels(
  core: Pick<Core, 'library' | 'installs' | 'machine'>,
  paths: readonly string[],
): Promise<{ models: number; rest: string[] }> {
  const rest: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && (await isGguf(path))) await core.library.add(path);
    else if (found?.isDirectory() && (await isModelFolder(path))) await convertHere(core, path);
    else rest.push(path);
  }
  return { models: paths.length - rest.length, rest };
}

async function isGguf(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === GGUF_MAGIC;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
