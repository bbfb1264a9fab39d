import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { testModelPath } from '../testModel/testModelPath.ts';
import { measureModel } from './measureModel.ts';

const onCpu = { gpu: 'off' } as const;

let engine: Engine;
beforeAll(() => {
  engine = createLlamaEngine();
});
afterAll(() => engine.unload());

/** The engine, and what it is asked to generate. */
function watched() {
  const generations: Awaited<ReturnType<Engine['generate']>>[] = [];
  const watching: Engine = {
    ...engine,
    async generate(...request) {
      const generation = await engine.generate(...request);
      generations.push(generation);
      return generation;
    },
  };
  return { watching, generations };
}

it.each([{ contextLength: 2048 }, { contextLength: 256 }])(
  'a model is measured with a prompt that its window has room for: $contextLength tokens',
  async ({ contextLength }) => {
    await engine.load(await testModelPath({ contextLength }), onCpu);
    const { watching, generations } = watched();
    const { promptTokensPerSecond, tokensPerSecond, firstTokenMs } = await measureModel(watching);
    expect(promptTokensPerSecond).toBeGreaterThan(0);
    expect(tokensPerSecond).toBeGreaterThan(0);
    expect(firstTokenMs).toBeGreaterThan(0);
    const room = Math.min(500, contextLength - 64);
    expect(generations).toHaveLength(1);
    expect(generations[0]?.tokens).toBe(64);
    expect(generations[0]?.promptTokens).toBeLessThanOrEqual(room);
    expect(generations[0]?.promptTokens).toBeGreaterThan(room - 10);
  },
);

it('every time anew: the cache holds no more than the template', async () => {
  await engine.load(await testModelPath(), onCpu);
  const { watching, generations } = watched();
  await measureModel(watching);
  await measureModel(watching);
  const [, second] = generations;
  expect(second?.reusedTokens).toBeLessThan((second?.promptTokens ?? 0) / 4);
});

it('can be stopped', async () => {
  await engine.load(await testModelPath(), onCpu);
  const reason = new Error('enough');
  await expect(measureModel(engine, AbortSignal.abort(reason))).rejects.toBe(reason);
});
