import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { logProbabilities } from '#core/engine/llama/testLogits.ts';
import { convertModel } from './convertModel.ts';
import { roundToHalf } from './float16.ts';
import { llama3Folder } from './testing/llama3Folder.ts';
import { llamaFolder, writeLlamaFolder, type LlamaFolder } from './testing/llamaFolder.ts';
import { logProbabilitiesOf, referenceLogits } from './testing/referenceLlama.ts';
import { encodeValues } from './testing/safetensors.ts';
import { dtypes } from './weights/dtypes.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'logits-'));
});
afterAll(() => rm(root, { recursive: true }));

const prompt = Array.from({ length: 60 }, (_, index) => 300 + ((index * 37) % 400));
const TOLERANCE = 1e-3;

/**
 * llama.cpp rounds what it multiplies with 16-bit weights to 16 bits as well, an error in proportion to the logits. So
 * they are made small here, by powers of two, which cost no weight a bit. With smaller weights all over, the heads
 * would hardly look at positions, and nothing would be proved about them.
 */
function quieten({ tensors }: LlamaFolder): void {
  for (const [name, tensor] of Object.entries(tensors)) {
    const scale = name.includes('_proj.') ? 1 / 2 : name === 'model.norm.weight' ? 1 / 16 : 1;
    tensor.values = tensor.values.map((value) => value * scale);
  }
}

/** The weights as a file of 16-bit floats keeps them; vectors stay at 32 bits. */
function asConverted(folder: LlamaFolder): LlamaFolder {
  const tensors: LlamaFolder['tensors'] = {};
  for (const [name, { shape, dtype = 'F32', values }] of Object.entries(folder.tensors)) {
    const read = dtypes[dtype].decode(new Uint8Array(encodeValues(values, dtype)));
    tensors[name] = { shape, values: shape.length === 1 ? read : read.map(roundToHalf) };
  }
  return { ...folder, tensors };
}

type Rows = readonly (readonly number[])[];
function farthest(a: Rows, b: Rows): number {
  const distances = a.flatMap((row, position) =>
    row.map((value, token) => Math.abs(value - (b[position]?.[token] ?? NaN))),
  );
  return distances.reduce((most, distance) => Math.max(most, distance), 0);
}

it.each([
  ['LLaMA 1 and 2', llamaFolder, { dtype: 'F16' }],
  ['LLaMA 1 and 2, with its own output matrix', llamaFolder, { dtype: 'F32', tied: false }],
  ['LLaMA with wide heads', llamaFolder, { dtype: 'BF16', headLength: 12, seed: 4 }],
  ['Llama 3', llama3Folder, { dtype: 'BF16' }],
  ['Llama 3, with its own output matrix', llama3Folder, { dtype: 'F16', tied: false }],
] as const)(
  'a converted model of the kind of %s computes what its folder says',
  async (_, make, options) => {
    const folder = await make(options);
    quieten(folder);
    const from = await mkdtemp(path.join(root, 'tiny-'));
    const to = path.join(root, 'model.gguf');
    await writeLlamaFolder(from, folder);
    await convertModel({ from, to, type: 'f16' });
    const actual = await logProbabilities(to, prompt);

    const plain = asConverted(folder);
    const expected = referenceLogits(plain, prompt).map(logProbabilitiesOf);
    expect(actual.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
    expect(farthest(expected, actual)).toBeLessThan(TOLERANCE);

    const base = Number(plain.config.rope_theta) * 0.8;
    const otherwise = { ...plain, config: { ...plain.config, rope_theta: base } };
    const other = referenceLogits(otherwise, prompt).map(logProbabilitiesOf);
    // Positions that turn a little more slowly are told apart with certainty.
    expect(farthest(other, actual)).toBeGreaterThan(5 * TOLERANCE);
  },
);
