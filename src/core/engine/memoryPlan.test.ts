import { describe, expect, it } from 'vitest';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { AppError } from '#shared/errors.ts';
import { availableMemory } from './availableMemory.ts';
import { neededBytes, planSequences, planWindow } from './memoryPlan.ts';

const GiB = 2 ** 30;
/** Llama 3 8B in 16 bits. */
const facts: ModelFacts = {
  path: 'llama-3-8b.gguf',
  parts: ['llama-3-8b.gguf'],
  name: 'llama-3-8b',
  starter: false,
  architecture: 'llama',
  parameters: 8.03e9,
  vocabulary: { tokenizer: 'gpt2', tokens: Array<string>(128_256).fill(''), tokenTypes: null },
  controlTokens: new Map(),
  contextLength: 131_072,
  layers: 32,
  embeddingLength: 4096,
  feedForwardLength: 14_336,
  fileBytes: 16.1e9,
  weightBytes: 16.06e9,
  kvBytesPerToken: 131_072,
};

describe('the window a model is loaded with', () => {
  it('is that of the model, up to 8192 tokens unless more is asked for', () => {
    expect(planWindow({ ...facts, contextLength: 4096 }, 64 * GiB, undefined)).toBe(4096);
    expect(planWindow(facts, 64 * GiB, undefined)).toBe(8192);
    expect(planWindow(facts, 64 * GiB, 32_768)).toBe(32_768);
    expect(planWindow({ ...facts, contextLength: 4096 }, 64 * GiB, 32_768)).toBe(4096);
  });

  it('shrinks to what the memory holds', () => {
    const memory = neededBytes(facts, 2000);
    expect(planWindow(facts, memory, undefined)).toBe(2000);
  });

  it('is never below 512 tokens, nor below what was asked for: the model is too big then', () => {
    const memory = neededBytes(facts, 511);
    expect(() => planWindow(facts, memory, undefined)).toThrow(
      new AppError('model.tooBig', {
        path: facts.path,
        neededBytes: neededBytes(facts, 512),
        availableBytes: memory,
      }),
    );
    expect(() => planWindow(facts, neededBytes(facts, 2000), 4096)).toThrow(/model\.tooBig/);
  });

  it('counts weights, cache and scratch space', () => {
    expect(neededBytes(facts, 8192)).toBeGreaterThan(facts.weightBytes + 1 * GiB);
    expect(neededBytes(facts, 8192)).toBeLessThan(facts.weightBytes + 1.25 * GiB);
  });
});

describe('the background sequences', () => {
  const cache = facts.kvBytesPerToken * 2048;
  const onProcessor = (bytes: number) => [{ bytes, share: 1 }];

  it('are as many as asked for, as far as half of the memory left holds their caches', () => {
    expect(planSequences(facts, onProcessor(64 * GiB), 2048, 8)).toBe(8);
    expect(planSequences(facts, onProcessor(8 * cache), 2048, 8)).toBe(3);
    expect(planSequences(facts, onProcessor(cache), 2048, 8)).toBe(0);
    expect(planSequences(facts, onProcessor(-1 * GiB), 2048, 8)).toBe(0);
  });

  it('take four gigabytes at most, however much there is', () => {
    expect(planSequences(facts, onProcessor(512 * GiB), 2048, 1000) * cache).toBeLessThan(4 * GiB);
  });

  it('fit into the memory of both where the model lies on two devices', () => {
    const half = (ram: number, vram: number) => [
      { bytes: ram, share: 0.5 },
      { bytes: vram, share: 0.5 },
    ];
    expect(planSequences(facts, half(64 * GiB, 64 * GiB), 2048, 8)).toBe(8);
    expect(planSequences(facts, half(64 * GiB, cache), 2048, 8)).toBeLessThan(2);
    expect(planSequences(facts, [{ bytes: 0, share: 0 }, ...onProcessor(64 * GiB)], 2048, 8)).toBe(
      8,
    );
  });

  it('need no cache in a model without one', () => {
    expect(planSequences({ ...facts, kvBytesPerToken: 0 }, onProcessor(GiB), 2048, 8)).toBe(8);
  });
});

it('knows how much memory there is', async () => {
  expect(await availableMemory()).toBeGreaterThan(64 << 20);
});
