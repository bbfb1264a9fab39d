import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ConvertDamage, reading } from '../../damage.ts';
import { openInput, type InputFile } from '../../inputFile.ts';

const WHOLE = 'model.safetensors';
/** How the weights of larger models are published. */
const IN_PARTS = /^model(-\d+-of-\d+\.safetensors|\.safetensors\.index\.json)$/;

/** The weights of a Hugging Face folder. Errors: `convert.invalid`, `file.unreadable`. */
export async function openWeights(folder: string): Promise<InputFile> {
  await reading(folder, async () => {
    const names = await readdir(folder);
    if (!names.includes(WHOLE) && names.some((name) => IN_PARTS.test(name))) {
      throw new ConvertDamage(
        'its weights lie in several files, which this version cannot convert yet',
      );
    }
  });
  return openInput(path.join(folder, WHOLE));
}
