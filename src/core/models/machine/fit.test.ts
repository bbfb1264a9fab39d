import { describe, expect, it } from 'vitest';
import { inspectModel } from '#core/models/inspectModel.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import type { Machine } from '#shared/ipc/models.ts';
import { fitOf } from './fit.ts';
import { llamaShape, shapeOf } from './modelShape.ts';

const GB = 1e9;
/** BayLing 7B in Q4_K_M. */
const shape = llamaShape({
  ...{ layers: 32, embeddingLength: 4096, feedForwardLength: 11_008, heads: 32, kvHeads: 32 },
  ...{ vocabularySize: 32_000, contextLength: 2048, weightBytes: 4.08 * GB },
});

function machine(memory: number, gpu?: { free: number; shared?: number }): Machine {
  const gpus = gpu
    ? [
        {
          name: 'a GPU',
          totalBytes: gpu.free,
          freeBytes: gpu.free,
          ...(gpu.shared !== undefined && { sharedBytes: gpu.shared }),
        },
      ]
    : [];
  return {
    cores: 4,
    memoryBytes: memory,
    freeMemoryBytes: memory,
    backend: gpu ? (gpu.shared === undefined ? 'cuda' : 'metal') : null,
    gpus,
    disk: { path: '/models', freeBytes: 100 * GB },
  };
}

describe('where a model would run', () => {
  it('is the memory of a computer without a GPU', () => {
    expect(fitOf(shape, machine(16 * GB))).toMatchObject({
      place: 'memory',
      gpuLayers: 0,
      layers: 33,
      contextSize: 2048,
      availableBytes: 16 * GB,
    });
  });

  it('is the GPU, where it has room for all layers and the output', () => {
    const fit = fitOf(shape, machine(16 * GB, { free: 8 * GB }));
    expect(fit).toMatchObject({ place: 'gpu', gpuLayers: 33, availableBytes: 24 * GB });
    expect(fit.neededBytes).toBeGreaterThan(5 * GB);
    expect(fit.neededBytes).toBeLessThan(5.4 * GB);
  });

  it('is both, where the GPU has room for some layers', () => {
    const fit = fitOf(shape, machine(16 * GB, { free: 3 * GB }));
    expect(fit.place).toBe('partly');
    expect(fit.gpuLayers).toBeGreaterThan(12);
    expect(fit.gpuLayers).toBeLessThan(22);
  });

  it('is the memory, where the GPU has no room for a layer', () => {
    expect(fitOf(shape, machine(16 * GB, { free: GB / 20 }))).toMatchObject({
      place: 'memory',
      gpuLayers: 0,
    });
  });

  it('is nowhere, where both together do not hold it with the smallest window', () => {
    expect(fitOf(shape, machine(4 * GB))).toMatchObject({ place: 'none', contextSize: 512 });
    expect(fitOf(shape, machine(3 * GB, { free: GB }))).toMatchObject({ place: 'none' });
    expect(fitOf(shape, machine(3 * GB, { free: 3 * GB })).place).toBe('partly');
  });

  it('counts memory that the GPU shares with the computer once', () => {
    const fit = fitOf(shape, machine(4 * GB, { free: 4 * GB, shared: 4 * GB }));
    expect(fit).toMatchObject({ place: 'none', availableBytes: 4 * GB });
    expect(fitOf(shape, machine(12 * GB, { free: 9 * GB, shared: 12 * GB })).place).toBe('gpu');
  });
});

it('the window shrinks to what fits, and is the one that is asked for', () => {
  const fit = fitOf(shape, machine(4.9 * GB));
  expect(fit.place).toBe('memory');
  expect(fit.contextSize).toBeGreaterThan(1000);
  expect(fit.contextSize).toBeLessThan(2048);
  expect(fitOf(shape, machine(16 * GB), 1024).contextSize).toBe(1024);
  expect(fitOf(shape, machine(4.9 * GB), 2048).place).toBe('none');
});

it('the shape of a published model is that of the file which comes of it', async () => {
  const facts = await inspectModel(await testModelPath({ layers: 2 }));
  const { layers, embeddingLength, feedForwardLength, contextLength, weightBytes } = facts;
  const published = llamaShape({
    ...{ layers, embeddingLength, feedForwardLength, contextLength, weightBytes },
    ...{ heads: 4, kvHeads: 2, vocabularySize: facts.vocabulary.tokens.length },
  });
  const real = shapeOf(facts);
  expect(published).toEqual({
    ...real,
    inputBytes: expect.closeTo(real.inputBytes, -4) as number,
    outputBytes: expect.closeTo(real.outputBytes, -4) as number,
  });
});
