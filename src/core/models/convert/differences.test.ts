import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addHalves } from './addHalves.ts';
import { convertModel } from './convertModel.ts';
import { fromHalf, toHalf } from './float16.ts';
import { convertedData } from './testing/convertedData.ts';
import { llamaFolder, writeLlamaFolder, type LlamaFolder } from './testing/llamaFolder.ts';
import { rewriteWeights, type WeightFilesOptions } from './testing/shards.ts';

let root: string;
let base: LlamaFolder;
let differences: LlamaFolder;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'differences-'));
});
beforeEach(async () => {
  base = await llamaFolder({ dtype: 'F16', tied: false, seed: 1 });
  differences = await llamaFolder({ dtype: 'F16', tied: false, seed: 2 });
});
afterAll(() => rm(root, { recursive: true }));

async function written(folder: LlamaFolder, weights?: WeightFilesOptions): Promise<string> {
  const target = await mkdtemp(path.join(root, 'tiny-'));
  await writeLlamaFolder(target, folder);
  if (weights) await rewriteWeights(target, folder.tensors, weights);
  return target;
}

async function convert(from: string, to: string, below?: string) {
  const file = path.join(root, to);
  await convertModel({ from, to: file, type: 'f16', ...(below !== undefined && { base: below }) });
  return convertedData(file);
}

/** As PyTorch adds two tensors of 16-bit floats: in 32 bits, and that rounded. */
const sum = (a: number, b: number) => fromHalf(toHalf(Math.fround(a + b)));

describe('differences and their base', () => {
  it.each<[string, WeightFilesOptions]>([
    ['safetensors', { format: 'safetensors' }],
    ['shards of PyTorch', { format: 'torch', shards: 3 }],
  ])('become the whole model, bit for bit: %s', async (_, weights) => {
    const whole = await llamaFolder({ dtype: 'F16', tied: false });
    for (const [name, tensor] of Object.entries(whole.tensors)) {
      const half = (folder: LlamaFolder, at: number) =>
        fromHalf(toHalf(folder.tensors[name]?.values[at] ?? NaN));
      tensor.values = tensor.values.map((_value, at) => sum(half(base, at), half(differences, at)));
    }
    const below = await written(base, weights);
    const added = await convert(await written(differences, weights), 'added.gguf', below);
    const expected = await convert(await written(whole), 'whole.gguf');
    expect(added.tensors).toEqual(expected.tensors);
    expect(added.bytes.equals(expected.bytes)).toBe(true);
  });

  it('are added in 16 bits whatever they are published in', async () => {
    const [narrow, wide] = [await written(base), await written(differences)];
    const expected = await convert(wide, 'narrow.gguf', narrow);
    for (const { tensors } of [base, differences]) {
      for (const tensor of Object.values(tensors)) tensor.dtype = 'F32';
    }
    const added = await convert(await written(differences), 'wide.gguf', await written(base));
    expect(added.bytes.equals(expected.bytes)).toBe(true);
  });

  it('are added as PyTorch adds them, subnormal numbers and negative zeros too', () => {
    const half = fc.oneof(
      fc.nat(0x7bff),
      fc.constantFrom(0, 1, 0x3ff, 0x400, 0x7bff),
      fc.nat(0x7ff),
    );
    const signed = fc
      .tuple(half, fc.boolean())
      .map(([bits, minus]) => (minus ? bits | 0x8000 : bits));
    fc.assert(
      fc.property(fc.array(fc.tuple(signed, signed), { minLength: 1 }), (pairs) => {
        const values = pairs.map(([a, b]) => [fromHalf(a), fromHalf(b)] as const);
        const fitting = values.filter(([a, b]) => Math.abs(a + b) < 65_520);
        const below = Float32Array.from(fitting, ([a]) => a);
        const above = Float32Array.from(fitting, ([, b]) => b);
        const added = [...addHalves(below, above)];
        expect(added).toEqual(fitting.map(([a, b]) => sum(a, b)));
        // toEqual tells −0 from 0, and only bits tell that nothing else changed.
        expect(added.map(toHalf).map(fromHalf)).toEqual(added);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [1, 2 ** -11, 1],
    [1, 2 ** -11 + 2 ** -20, 1 + 2 ** -10],
    [-0, -0, -0],
    [0, -0, 0],
    [2 ** -24, 2 ** -24, 2 ** -23],
    [65_504, -65_504, 0],
    [65_504, 15.99, 65_504],
    // In 32 bits this sum is exactly between two 16-bit floats, though it is a little more.
    [2048, 1 + 2 ** -24, 2048],
  ])('%d + %d = %d', (a, b, expected) => {
    expect([...addHalves(Float32Array.of(a), Float32Array.of(b))]).toEqual([expected]);
  });
});

describe('what does not fit together is one clear error:', () => {
  const invalid = (file: string, reason: string) => ({
    code: 'convert.invalid',
    details: { path: file, reason: expect.stringContaining(reason) as string },
  });
  const adding = async (from: string, below: string) => convert(from, 'bad.gguf', below);

  it.each([
    ['hidden_size', 64],
    ['num_hidden_layers', 3],
    ['num_attention_heads', 8],
    ['num_key_value_heads', 4],
    ['intermediate_size', 128],
    ['vocab_size', 801],
  ])('another %s', async (name, size) => {
    const expected = Number(differences.config[name]);
    base.config[name] = size;
    const below = await written(base);
    const reason = `its ${name} is ${size}, and the differences are for ${expected}`;
    const error = invalid(path.join(below, 'config.json'), reason);
    await expect(adding(await written(differences), below)).rejects.toMatchObject(error);
  });

  it('a base of another architecture', async () => {
    base.config.architectures = ['GPT2LMHeadModel'];
    const below = await written(base);
    await expect(adding(await written(differences), below)).rejects.toMatchObject({
      code: 'model.unsupported',
      details: { path: below },
    });
  });

  it('a base that is no folder', async () => {
    const below = path.join(root, 'nowhere');
    const error = invalid(path.join(below, 'config.json'), 'it is missing');
    await expect(adding(await written(differences), below)).rejects.toMatchObject(error);
  });

  it.each<[string, () => void, string]>([
    [
      'a tensor of another shape',
      () => (base.tensors['model.norm.weight'] = zeros(16)),
      'is 16 and should be 32',
    ],
    ['a tensor missing', () => delete base.tensors['model.norm.weight'], 'norm.weight is missing'],
    [
      'a tensor more',
      () => (base.tensors['model.extra'] = zeros(1)),
      'model.extra belongs to no LLaMA model',
    ],
  ])('a base with %s', async (_, change, reason) => {
    change();
    const below = await written(base);
    const error = invalid(path.join(below, 'model.safetensors'), reason);
    await expect(adding(await written(differences), below)).rejects.toMatchObject(error);
  });

  function zeros(length: number): LlamaFolder['tensors'][string] {
    return { shape: [length], dtype: 'F16', values: new Float32Array(length) };
  }

  it.each([
    ['the sum', 60_000, 60_000, 'is Infinity with the differences added'],
    ['the base', 1e6, 0, 'is Infinity'],
    ['no number', NaN, 0, 'is NaN'],
  ])('a weight beyond 16 bits: %s', async (_, a, b, reason) => {
    const name = 'model.layers.1.mlp.up_proj.weight';
    base.tensors[name]?.values.fill(a, 20, 21);
    differences.tensors[name]?.values.fill(b, 20, 21);
    for (const { tensors } of [base, differences]) {
      for (const tensor of Object.values(tensors)) tensor.dtype = 'F32';
    }
    const from = await written(differences);
    const error = invalid(path.join(from, 'model.safetensors'), `up_proj.weight ${reason}`);
    await expect(adding(from, await written(base))).rejects.toMatchObject(error);
  });
});
