import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { inspectModel } from '../../../inspectModel.ts';
import { splitModel } from '../../../testModel/splitModel.ts';
import { vocabularyPath } from '../../../testModel/testModelPath.ts';
import { writeTestModel } from '../../../testModel/writeTestModel.ts';
import { convertModel } from '../../convertModel.ts';
import { readConfig } from '../../readConfig.ts';
import { readTokenizer } from '../../tokenizer/readTokenizer.ts';
import { readWeights } from '../../weights/readWeights.ts';
import { llama3Folder } from '../llama3Folder.ts';
import { llamaFolder, writeLlamaFolder } from '../llamaFolder.ts';
import { rewriteWeights, type WeightFilesOptions } from '../shards.ts';
import { mutateBytes, mutateText, type Random } from './mutate.ts';
import { mutateSafetensors, mutateTorch } from './mutateWeights.ts';

/** A reader, the folder that it reads, and the file in it that is changed. */
export interface Target {
  name: string;
  cases: number;
  folder: string;
  changed: string;
  mutate: (bytes: Buffer, random: Random) => Buffer;
  read: () => Promise<unknown>;
}

const [FIRST, SECOND] = ['m-00001-of-00002.gguf', 'm-00002-of-00002.gguf'] as const;

/** Every reader of files that a model is made of or converted from, with small good files to change, under `root`. */
export async function fuzzTargets(root: string): Promise<Target[]> {
  const gguf = await modelFolder(path.join(root, 'gguf'));
  const llama = await folder(path.join(root, 'llama'), { format: 'safetensors' });
  const shards = await folder(path.join(root, 'shards'), { format: 'safetensors', shards: 2 });
  const torch = await folder(path.join(root, 'torch'), { format: 'torch' });
  const llama3 = path.join(root, 'llama3');
  await writeLlamaFolder(llama3, await llama3Folder());
  const config = await readConfig(llama);
  const config3 = await readConfig(llama3);

  const weights = async (of: string) => (await readWeights(of)).close();
  const model = (name: string) => () => inspectModel(path.join(gguf, name));
  const to = path.join(root, 'converted.gguf');
  const convert = async () => {
    await convertModel({ from: torch, to, type: 'f16' });
    await inspectModel(to);
  };
  const tokenizer = () => readTokenizer(llama, config);
  const tokenizer3 = () => readTokenizer(llama3, config3);
  const index = 'model.safetensors.index.json';
  return [
    target(gguf, 'm.gguf', 5000, mutateBytes, model('m.gguf')),
    target(gguf, FIRST, 500, mutateBytes, model(FIRST)),
    target(gguf, SECOND, 500, mutateBytes, model(FIRST)),
    target(llama, 'model.safetensors', 3500, mutateSafetensors, () => weights(llama)),
    target(shards, index, 2500, mutateText, () => weights(shards)),
    target(torch, 'pytorch_model.bin', 3500, mutateTorch, () => weights(torch)),
    target(torch, 'pytorch_model.bin', 200, mutateTorch, convert),
    target(llama, 'tokenizer.model', 2000, mutateBytes, tokenizer),
    target(llama3, 'tokenizer.json', 1300, mutateText, tokenizer3),
    target(llama, 'config.json', 1000, mutateText, () => readConfig(llama)),
  ];
}

function target(
  inFolder: string,
  changed: string,
  cases: number,
  mutate: Target['mutate'],
  read: Target['read'],
): Target {
  return {
    name: `${path.basename(inFolder)}/${changed}`,
    cases,
    folder: inFolder,
    changed,
    mutate,
    read,
  };
}

async function folder(target: string, weights: WeightFilesOptions): Promise<string> {
  const made = await llamaFolder({ dtype: 'F16' });
  await writeLlamaFolder(target, made);
  await rewriteWeights(target, made.tensors, weights);
  return target;
}

async function modelFolder(target: string): Promise<string> {
  await mkdir(target);
  const file = path.join(target, 'm.gguf');
  await writeTestModel(file, { vocabulary: vocabularyPath('spm'), vocabularySize: 300, layers: 1 });
  await splitModel(file, [path.join(target, FIRST), path.join(target, SECOND)]);
  return target;
}
