import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUANTIZATIONS } from '#shared/quantizations.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { conversionDiskBytes } from './conversionDiskBytes.ts';
import { planQuantization, totalBytes } from './planQuantization.ts';
import { quantizedBytes, type LlamaSizes } from './quantizedBytes.ts';
import { writeSparseModel } from './testing/sparseModel.ts';

const llama7B = {
  ...{ layers: 32, embeddingLength: 4096, feedForwardLength: 11_008 },
  ...{ heads: 32, kvHeads: 32, vocabularySize: 32_000 },
};
const llama3 = {
  ...{ layers: 32, embeddingLength: 4096, feedForwardLength: 14_336 },
  ...{ heads: 32, kvHeads: 8, vocabularySize: 128_256 },
};
const shapes: Record<string, LlamaSizes> = {
  'LLaMA 7B': llama7B,
  'LLaMA 13B': {
    ...{ ...llama7B, layers: 40, embeddingLength: 5120, feedForwardLength: 13_824 },
    ...{ heads: 40, kvHeads: 40 },
  },
  'Llama 3 8B': llama3,
  'Llama 3.2 1B, whose output is its embedding': {
    ...{ ...llama3, layers: 16, embeddingLength: 2048, feedForwardLength: 8192, tied: true },
    headLength: 64,
  },
  'LLaMA 2 70B': {
    ...{ ...llama7B, layers: 80, embeddingLength: 8192, feedForwardLength: 28_672 },
    ...{ heads: 64, kvHeads: 8 },
  },
  'TinyLlama 1.1B': {
    ...{ ...llama7B, layers: 22, embeddingLength: 2048, feedForwardLength: 5632, kvHeads: 4 },
  },
  'rows of some blocks of 32': {
    ...{ layers: 5, embeddingLength: 288, feedForwardLength: 768 },
    ...{ heads: 6, kvHeads: 6, vocabularySize: 1000 },
  },
  'rows of some blocks of 32, and no output of its own': {
    ...{ layers: 5, embeddingLength: 320, feedForwardLength: 864, tied: true },
    ...{ heads: 10, kvHeads: 2, vocabularySize: 1000 },
  },
  'rows that are no blocks': {
    ...{ layers: 2, embeddingLength: 48, feedForwardLength: 100 },
    ...{ heads: 4, kvHeads: 4, vocabularySize: 300 },
  },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bayling-sizes-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the size of a model in each quantization is known before there is one', () => {
  it.each(Object.entries(shapes))('%s', async (_name, sizes) => {
    const from = path.join(folder, 'model.gguf');
    await writeSparseModel(from, sizes);
    const file = await open(from);
    const { tensors } = await readHeader(file, (await file.stat()).size);
    await file.close();
    for (const quantization of QUANTIZATIONS) {
      const job = { from, to: path.join(folder, 'none.gguf'), quantization };
      expect([quantization, quantizedBytes(sizes, quantization)]).toEqual([
        quantization,
        totalBytes(await planQuantization(job, tensors)),
      ]);
    }
  });
});

it('a conversion takes room for its files, for the model in 16 bits where that comes first, and for the result', () => {
  const f16 = quantizedBytes(llama3, 'f16');
  expect(conversionDiskBytes(f16, f16, 'q8_0')).toBeGreaterThan(
    f16 + quantizedBytes(llama3, 'q8_0'),
  );
  const small = conversionDiskBytes(f16, f16, 'q4_k_m');
  expect(small).toBeGreaterThan(2 * f16 + quantizedBytes(llama3, 'q4_k_m'));
  expect(small).toBeLessThan(2.1 * f16 + quantizedBytes(llama3, 'q4_k_m'));
});
