import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { convertModel } from './convertModel.ts';

const training = fileURLToPath(new URL('../../../../training/', import.meta.url));
/** Lines of `python3 -m starter.answer`; another file of them can be compared as well. */
const answersFile = process.env.BAYLING_ANSWERS ?? path.join(training, 'answers.jsonl');
const Answered = z.object({
  user: z.string(),
  prompt: z.array(z.int()),
  answer: z.array(z.int()),
});

const engine = createLlamaEngine();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starter-'));
});
afterAll(async () => {
  await engine.unload();
  await rm(folder, { recursive: true });
});

it('the starter model in 16 bits answers in llama.cpp as it did in PyTorch, token for token', async () => {
  const file = path.join(folder, 'starter.gguf');
  await convertModel({ from: path.join(training, 'model'), to: file, type: 'f16' });
  await engine.load(file, { gpu: 'off' });
  const lines = (await readFile(answersFile, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(200);
  for (const line of lines) {
    const { user, prompt, answer } = Answered.parse(JSON.parse(line));
    const dialog = { messages: [{ role: 'user' as const, text: user }] };
    const { tokenIds, promptTokens } = await engine.generate(dialog, {
      temperature: 0,
      maxTokens: 200,
    });
    expect({ user, promptTokens, answer: tokenIds }).toEqual({
      user,
      promptTokens: prompt.length,
      answer,
    });
  }
}, 300_000);
