import { describe, expect, it } from 'vitest';
import { llamaShape } from '#core/models/machine/modelShape.ts';
import { availableMemory } from './availableMemory.ts';
import { largestWeights, neededBytes, planSequences, planWindow } from './memoryPlan.ts';

const GiB = 2 ** 30;
/** Llama 3 8B in 16 bits. */
const shape = llamaShape({
  ...{ layers: 32, embeddingLength: 4096, feedForwardLength: 14_336, heads: 32, kvHeads: 8 },
  ...{ vocabularySize: 128_256, contextLength: 131_072, weightBytes: 16.06e9 },
});

describe('the window a model is loaded with', () => {
  it('is that of the model, up to 8192 tokens unless more is asked for', () => {
    const small = { ...shape, contextLength: 4096 };
    expect(planWindow(small, 64 * GiB, undefined).contextSize).toBe(4096);
    expect(planWindow(shape, 64 * GiB, undefined).contextSize).toBe(8192);
    expect(planWindow(shape, 64 * GiB, 32_768).contextSize).toBe(32_768);
    expect(planWindow(small, 64 * GiB, 32_768).contextSize).toBe(4096);
  });

  it('shrinks to what the memory holds', () => {
    const memory = neededBytes(shape, 2000);
    expect(planWindow(shape, memory, undefined)).toEqual({
      contextSize: 2000,
      neededBytes: memory,
      fits: true,
    });
  });

  it('is never below 512 tokens, nor below what was asked for: the model does not fit then', () => {
    expect(planWindow(shape, neededBytes(shape, 511), undefined)).toEqual({
      contextSize: 512,
      neededBytes: neededBytes(shape, 512),
      fits: false,
    });
    expect(planWindow(shape, neededBytes(shape, 2000), 4096)).toMatchObject({
      contextSize: 4096,
      fits: false,
    });
  });

  it('tells how big weights may be that fit with the smallest window', () => {
    const memory = 8 * GiB;
    const weightBytes = largestWeights(shape, memory);
    expect(planWindow({ ...shape, weightBytes }, memory, undefined)).toMatchObject({
      contextSize: 512,
      fits: true,
    });
    expect(planWindow({ ...shape, weightBytes: weightBytes + 1 }, memory, undefined).fits).toBe(
      false,
    );
    expect(largestWeights(shape, 1 << 20)).toBe(0);
  });

  it('counts weights, cache and scratch space', () => {
    expect(neededBytes(shape, 8192)).toBeGreaterThan(shape.weightBytes + 1 * GiB);
    expect(neededBytes(shape, 8192)).toBeLessThan(shape.weightBytes + 1.3 * GiB);
  });
});

describe('the background sequences', () => {
  const cache = shape.kvBytesPerToken * 2048;
  const onProcessor = (bytes: number) => [{ bytes, share: 1 }];

  it('are as many as asked for, as far as half of the memory left holds their caches', () => {
    expect(planSequences(shape, onProcessor(64 * GiB), 2048, 8)).toBe(8);
    expect(planSequences(shape, onProcessor(8 * cache), 2048, 8)).toBe(3);
    expect(planSequences(shape, onProcessor(cache), 2048, 8)).toBe(0);
    expect(planSequences(shape, onProcessor(-1 * GiB), 2048, 8)).toBe(0);
  });

  it('take four gigabytes at most, however much there is', () => {
    expect(planSequences(shape, onProcessor(512 * GiB), 2048, 1000) * cache).toBeLessThan(4 * GiB);
  });

  it('fit into the memory of both where the model lies on two devices', () => {
    const half = (ram: number, vram: number) => [
      { bytes: ram, share: 0.5 },
      { bytes: vram, share: 0.5 },
    ];
    expect(planSequences(shape, half(64 * GiB, 64 * GiB), 2048, 8)).toBe(8);
    expect(planSequences(shape, half(64 * GiB, cache), 2048, 8)).toBeLessThan(2);
    expect(planSequences(shape, [{ bytes: 0, share: 0 }, ...onProcessor(64 * GiB)], 2048, 8)).toBe(
      8,
    );
  });

  it('need no cache in a model without one', () => {
    expect(planSequences({ ...shape, kvBytesPerToken: 0 }, onProcessor(GiB), 2048, 8)).toBe(8);
  });
});

it('knows how much memory there is', async () => {
  expect(await availableMemory()).toBeGreaterThan(64 << 20);
});
