import path from 'node:path';
import { ConvertDamage, reading } from './damage.ts';
import { readSizes } from './readConfig.ts';
import { readWeights, type Weights } from './weights/readWeights.ts';

/**
 * The weights of a base model that the differences in `folder` are to be added to; their sizes must be the same. Errors:
 * those of readConfig and readWeights.
 */
export async function readBase(base: string, folder: string): Promise<Weights> {
  const [expected, found] = [await readSizes(folder), await readSizes(base)];
  await reading(path.join(base, 'config.json'), () => {
    for (const [name, size] of Object.entries(expected)) {
      const other = new Map(Object.entries(found)).get(name);
      if (other === size) continue;
      throw new ConvertDamage(`its ${name} is ${other}, and the differences are for ${size}`);
    }
  });
  return readWeights(base);
}
