import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Library } from '#core/models/library/library.ts';

/** The path of the model that the user means: of a file that is there, or of an installed model with this name. */
export async function modelNamed(
  given: string,
  library: () => Pick<Library, 'list'>,
): Promise<string> {
  const file = path.resolve(given);
  if (await stat(file).catch(() => null)) return file;
  const installed = await library().list();
  const wanted = given.toLowerCase();
  const found =
    installed.find(({ name }) => name === given) ??
    installed.find(({ name }) => name.toLowerCase() === wanted);
  // Loading says what is wrong with a path.
  return found?.path ?? file;
}
