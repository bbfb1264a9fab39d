import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readHeader } from '#core/models/gguf/readHeader.ts';
import { inspectModel } from '#core/models/inspectModel.ts';
import { createRandom } from '#core/models/testModel/random.ts';
import { vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import { writeTestModel } from '#core/models/testModel/writeTestModel.ts';
import { isAppError } from '#shared/errors.ts';
import { createEngineClient } from './engineClient.ts';
import { forkEngine } from './forkEngine.ts';
import type { ForkedProcess } from './forkProcess.ts';

const FLIPS = 300;
const MAX_MS = 20_000;
let folder: string | undefined;
let forked: ForkedProcess | undefined;
afterAll(async () => {
  forked?.kill();
  if (folder) await rm(folder, { recursive: true });
});

it(`a header with a changed byte loads or is refused with a clear error, ${FLIPS} times`, async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'flips-'));
  const file = path.join(folder, 'model.gguf');
  // Few pieces, so that changes hit more than the vocabulary.
  const vocabulary = vocabularyPath('spm');
  await writeTestModel(file, { vocabulary, vocabularySize: 512, contextLength: 256 });
  const engine = createEngineClient({ spawn: () => (forked = forkEngine()) });
  const random = createRandom(42);
  const handle = await open(file, 'r+');
  const { dataOffset } = await readHeader(handle, (await handle.stat()).size);
  const outcomes = new Map<string, number>();
  const anywhere = (from: number, to: number) => from + Math.floor(random() * (to - from));

  for (let flip = 0; flip < FLIPS; flip++) {
    // The hyperparameters, the tensors' descriptions, all of the header.
    const at = [anywhere(0, 700), anywhere(dataOffset - 1400, dataOffset), anywhere(0, dataOffset)][
      flip % 3
    ];
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, at);
    const changed = Buffer.from(byte.map((value) => value ^ (1 << anywhere(0, 8))));
    await handle.write(changed, 0, 1, at);
    const began = performance.now();
    const outcome = await attempt(file);
    expect(performance.now() - began).toBeLessThan(MAX_MS);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    await handle.write(byte, 0, 1, at);
  }
  await handle.close();
  expect([...outcomes.keys()].sort()).toEqual(
    expect.arrayContaining(['model.damaged', 'model.truncated', 'works']),
  );
  for (const outcome of outcomes.keys()) expect(outcome).toMatch(/^model\.|^works$/);

  async function attempt(model: string): Promise<string> {
    try {
      await inspectModel(model);
      await engine.load(model, { gpu: 'off' });
      const dialog = { messages: [{ role: 'user' as const, text: 'Hi 🙂' }] };
      await engine.generate(dialog, { temperature: 0, maxTokens: 3 });
      await engine.unload();
      return 'works';
    } catch (error) {
      if (isAppError(error)) return error.code;
      throw error;
    }
  }
}, 180_000);
