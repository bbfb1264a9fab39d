import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileName } from '#core/files/fileName.ts';
import { linkNew, moveNew } from '#core/files/moveNew.ts';
import { AppError } from '#shared/errors.ts';
import { modelFileNames } from '../modelNames.ts';

const NAME_CHARACTERS = 120;
/** More models of one name than anybody has. */
const MAX_NUMBER = 1000;

/** A name that a model's file may have. */
export const modelName = (name: string): string =>
  fileName(name.replace(/\.gguf$/i, ''), NAME_CHARACTERS);

/**
 * Moves or links a model's files, the parts in their order, into `folder` as `name`, with a number where that is taken.
 * Answers with the path of the first. Throws what the file system says.
 */
export async function placeModel(
  files: readonly string[],
  { folder, name, by }: { folder: string; name: string; by: 'moving' | 'linking' },
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const put = by === 'moving' ? moveNew : linkNew;
  for (let number = 1; number < MAX_NUMBER; number++) {
    const numbered = number === 1 ? modelName(name) : `${modelName(name)}-${number}`;
    const targets = modelFileNames(numbered, files.length).map((each) => path.join(folder, each));
    const moves = files.map((from, index) => ({ from, to: targets[index] ?? '' }));
    if (await put(moves)) return targets[0] ?? '';
  }
  throw new AppError('file.exists', { path: path.join(folder, `${modelName(name)}.gguf`) });
}

/** Gives a model's files another name where they are. Errors: `file.exists`, `file.unwritable`. */
export async function renameModel(files: readonly string[], name: string): Promise<string> {
  const folder = path.dirname(files[0] ?? '');
  const names = modelFileNames(modelName(name), files.length);
  const [target = ''] = names.map((each) => path.join(folder, each));
  const moves = files.map((from, index) => ({ from, to: path.join(folder, names[index] ?? '') }));
  if (target === files[0]) return target;
  if (!(await moveNew(moves))) throw new AppError('file.exists', { path: target });
  return target;
}
