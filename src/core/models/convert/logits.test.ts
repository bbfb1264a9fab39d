import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { logProbabilities } from '#core/engine/llama/testLogits.ts';
import { convertModel } from './convertModel.ts';
import { llama3Folder } from './testing/llama3Folder.ts';
import { llamaFolder, writeLlamaFolder, type LlamaFolderOptions } from './testing/llamaFolder.ts';
import { logProbabilitiesOf, referenceLogits } from './testing/referenceLlama.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'logits-'));
});
afterAll(() => rm(root, { recursive: true }));

/** llama.cpp rounds what it multiplies to 16 bits: with weights as large as trained ones that is far below 1e-3. */
const options: LlamaFolderOptions = { dtype: 'F16', spread: 0.075 };
const prompt = Array.from({ length: 30 }, (_, index) => 300 + ((index * 37) % 400));

it.each([
  ['LLaMA 1 and 2', () => llamaFolder(options)],
  ['LLaMA 1 and 2, with its own output matrix', () => llamaFolder({ ...options, tied: false })],
  ['LLaMA with wide heads', () => llamaFolder({ ...options, headLength: 16 })],
  ['Llama 3', () => llama3Folder(options)],
  ['Llama 3, with its own output matrix', () => llama3Folder({ ...options, tied: false })],
])('a converted model of the kind of %s computes what its folder says', async (_, make) => {
  const folder = await make();
  const [from, to] = [path.join(root, 'folder'), path.join(root, 'model.gguf')];
  await writeLlamaFolder(from, folder);
  await convertModel({ from, to, type: 'f16' });
  const expected = referenceLogits(folder, prompt).map(logProbabilitiesOf);
  const actual = await logProbabilities(to, prompt);
  expect(actual.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  const distances = actual.flatMap((row, position) =>
    row.map((value, token) => Math.abs(value - (expected[position]?.[token] ?? NaN))),
  );
  expect(Math.max(...distances)).toBeLessThan(1e-3);
  await rm(from, { recursive: true });
});
