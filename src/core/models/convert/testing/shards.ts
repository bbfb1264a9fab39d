import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WeightFormat } from '../weights/weightFiles.ts';
import { encodeSafetensors, type TestTensor } from './safetensors.ts';
import { encodeTorchBin } from './torchBin.ts';

type Tensors = Readonly<Record<string, TestTensor>>;

const formats: Record<
  WeightFormat,
  { stem: string; extension: string; encode: (tensors: Tensors) => Buffer }
> = {
  safetensors: { stem: 'model', extension: '.safetensors', encode: encodeSafetensors },
  torch: { stem: 'pytorch_model', extension: '.bin', encode: encodeTorchBin },
};

export interface WeightFilesOptions {
  format: WeightFormat;
  shards?: number;
  /** Whether several shards have an index. */
  index?: boolean;
}

/** The names of the files, and what each holds, with an index where it is asked for. */
export function weightFiles(
  tensors: Tensors,
  { format, shards = 1, index = true }: WeightFilesOptions,
): Record<string, Buffer> {
  const { stem, extension, encode } = formats[format];
  if (shards === 1) return { [`${stem}${extension}`]: encode(tensors) };
  const entries = Object.entries(tensors);
  const five = (number: number) => String(number).padStart(5, '0');
  const step = Math.ceil(entries.length / shards);
  const files: Record<string, Buffer> = {};
  const places: Record<string, string> = {};
  for (let shard = 0; shard < shards; shard++) {
    const name = `${stem}-${five(shard + 1)}-of-${five(shards)}${extension}`;
    const some = entries.slice(shard * step, (shard + 1) * step);
    files[name] = encode(Object.fromEntries(some));
    for (const [tensor] of some) places[tensor] = name;
  }
  const indexFile = { metadata: { total_size: 1 }, weight_map: places };
  if (index) files[`${stem}${extension}.index.json`] = Buffer.from(JSON.stringify(indexFile));
  return files;
}

/** Writes the weights of a folder so, in place of its `model.safetensors`. */
export async function rewriteWeights(
  folder: string,
  tensors: Tensors,
  options: WeightFilesOptions,
): Promise<void> {
  await rm(path.join(folder, 'model.safetensors'));
  for (const [name, bytes] of Object.entries(weightFiles(tensors, options))) {
    await writeFile(path.join(folder, name), bytes);
  }
}
