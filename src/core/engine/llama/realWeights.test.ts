import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createLlamaEngine } from './llamaEngine.ts';

const weights = fileURLToPath(
  new URL('../../../../resources/models/tinyllama-1.1b-chat-iq2_xxs.gguf', import.meta.url),
);
const missing = existsSync(weights) ? '' : ' (the set-up has not put them in resources/models)';

it.skipIf(missing)(`real weights answer in words, and end by themselves${missing}`, async () => {
  const engine = createLlamaEngine();
  expect(await engine.load(weights, { gpu: 'off' })).toMatchObject({
    template: 'chat',
    contextSize: 2048,
  });
  const { text, finish } = await engine.generate(
    { messages: [{ role: 'user', text: 'What is the capital of France?' }] },
    { temperature: 0, maxTokens: 60 },
  );
  expect(text).toMatch(/^The capital of France is Paris/);
  expect(finish).toBe('end');
  await engine.unload();
});
