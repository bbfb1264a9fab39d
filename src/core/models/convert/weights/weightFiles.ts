import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ConvertDamage, reading } from '../damage.ts';
import { readIndex } from './readIndex.ts';

/** The files that hold a model's weights. */
export interface WeightFiles {
  format: WeightFormat;
  /** What a failure that concerns no single one of them names: the only file, the index, or the folder. */
  path: string;
  files: readonly string[];
  /** The file of each tensor by the tensor's name, where an index says so. */
  places?: ReadonlyMap<string, string>;
}

export type WeightFormat = keyof typeof FORMATS;

/** The names that Hugging Face's libraries give, those first that they prefer. */
const FORMATS = {
  safetensors: {
    whole: 'model.safetensors',
    index: 'model.safetensors.index.json',
    part: /^model-(\d{5})-of-(\d{5})\.safetensors$/,
  },
  torch: {
    whole: 'pytorch_model.bin',
    index: 'pytorch_model.bin.index.json',
    part: /^pytorch_model-(\d{5})-of-(\d{5})\.bin$/,
  },
} as const;

/** The weights of a Hugging Face folder, as far as their names tell. Errors: `convert.invalid`, `file.unreadable`. */
export async function findWeightFiles(folder: string): Promise<WeightFiles> {
  const names = new Set(await reading(folder, () => readdir(folder)));
  for (const [format, { whole, index, part }] of entriesOf(FORMATS)) {
    const file = path.join(folder, whole);
    if (names.has(whole)) return { format, path: file, files: [file] };
    if (names.has(index)) {
      return { format, ...(await indexed(folder, index, path.extname(whole))) };
    }
    const parts = await reading(folder, () => unindexed([...names], part));
    if (parts) {
      return { format, path: folder, files: parts.map((name) => path.join(folder, name)) };
    }
  }
  const missing = path.join(folder, FORMATS.safetensors.whole);
  return reading(missing, () => {
    throw new ConvertDamage('it is missing');
  });
}

const entriesOf = <K extends string, V>(record: Record<K, V>) => Object.entries(record) as [K, V][];

async function indexed(folder: string, index: string, extension: string) {
  const file = path.join(folder, index);
  const names = await readIndex(file, extension);
  const places = new Map(
    [...names].map(([tensor, name]): [string, string] => [tensor, path.join(folder, name)]),
  );
  return { path: file, files: [...new Set(places.values())], places };
}

/** Each shard says how many there are; undefined where there is none. */
function unindexed(names: readonly string[], part: RegExp): string[] | undefined {
  const shards = names.filter((name) => part.test(name)).sort();
  const [first] = shards;
  if (first === undefined) return undefined;
  const count = Number(part.exec(first)?.[2]);
  for (let number = 1; number <= count; number++) {
    const name = first.replace(/-\d{5}-/, `-${String(number).padStart(5, '0')}-`);
    if (!shards.includes(name)) throw new ConvertDamage(`its part ${name} is missing`);
  }
  if (shards.length > count) {
    throw new ConvertDamage(`it holds ${shards.length} parts of a model that has ${count}`);
  }
  return shards;
}
