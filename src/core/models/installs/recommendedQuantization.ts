import type { Machine } from '#shared/ipc/models.ts';
import type { Quantization } from '#shared/quantizations.ts';
import { choicesOf } from '../catalog/choices.ts';
import { recommendedOf } from '../catalog/recommend.ts';
import { shapeIn } from '../catalog/shapeIn.ts';

/** Small, and still good: for where nothing fits, so that it can be tried elsewhere. */
const USUAL: Quantization = 'q4_k_m';

/**
 * What a Hugging Face folder is best converted to for this computer. Errors: `convert.invalid`, `file.unreadable`,
 * `model.unsupported`.
 */
export async function recommendedQuantization(folder: string, machine: Machine): Promise<string> {
  const shape = await shapeIn(folder);
  const choices = choicesOf(
    { kind: 'weights', id: folder, name: folder, repository: 'a/b', shape, needsBase: false },
    machine,
  );
  return recommendedOf(choices, machine) ?? USUAL;
}
