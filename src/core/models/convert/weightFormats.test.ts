import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertModel } from './convertModel.ts';
import { convertedData } from './testing/convertedData.ts';
import { llama3Folder } from './testing/llama3Folder.ts';
import { llamaFolder, writeLlamaFolder, type LlamaFolder } from './testing/llamaFolder.ts';
import { rewriteWeights, type WeightFilesOptions } from './testing/shards.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'formats-'));
});
afterAll(() => rm(root, { recursive: true }));

async function converted(folder: LlamaFolder, weights: WeightFilesOptions) {
  const from = await mkdtemp(path.join(root, 'tiny-'));
  await writeLlamaFolder(from, folder);
  await rewriteWeights(from, folder.tensors, weights);
  const to = path.join(root, 'model.gguf');
  await convertModel({ from, to, type: 'f16' });
  return convertedData(to);
}

describe.each([
  ['LLaMA 2', llamaFolder, 'F16'],
  ['LLaMA 2', llamaFolder, 'F32'],
  ['Llama 3', llama3Folder, 'BF16'],
] as const)('a model of the kind of %s', (_, make, dtype) => {
  it(`is the same, byte for byte, from each way to publish its weights (${dtype})`, async () => {
    const folder = await make({ dtype, tied: false });
    const whole = await converted(folder, { format: 'safetensors' });
    const others: WeightFilesOptions[] = [
      { format: 'safetensors', shards: 3 },
      { format: 'safetensors', shards: 2, index: false },
      { format: 'torch' },
      { format: 'torch', shards: 4 },
      { format: 'torch', shards: 2, index: false },
    ];
    for (const weights of others) {
      const other = await converted(folder, weights);
      expect(other.tensors).toEqual(whole.tensors);
      expect(other.bytes.equals(whole.bytes), JSON.stringify(weights)).toBe(true);
    }
  });
});
