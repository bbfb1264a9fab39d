import { mkdtemp, rm, truncate, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import type { ErrorData } from '#shared/errors.ts';
import { createModelService } from './modelService.ts';
import { testModelPath } from './testModel/testModelPath.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'models-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a file that cannot be loaded is told about, and the model in use stays in use', async () => {
  const good = await testModelPath();
  const cut = path.join(folder, 'cut.gguf');
  await copyFile(good, cut);
  await truncate(cut, 100_000);
  const engine = createLlamaEngine();
  const notices: ErrorData[] = [];
  const models = createModelService({
    engine,
    emit: (name, data) => {
      if (name === 'app.notice') notices.push(data as ErrorData);
    },
    folders: [folder],
    configured: () => '',
    loadOptions: { gpu: 'off' },
  });

  expect(await models.load(cut)).toMatchObject({
    state: 'failed',
    error: { code: 'model.truncated' },
  });
  expect(notices).toEqual([]);
  expect(await models.load(good)).toMatchObject({ state: 'ready', model: { path: good } });
  expect(await models.load(cut)).toMatchObject({ state: 'ready', model: { path: good } });
  expect(notices).toMatchObject([{ code: 'model.truncated', details: { path: cut } }]);
  expect((await models.ready()).path).toBe(good);
  expect(await engine.countTokens('Hello')).toBeGreaterThan(0);
  await engine.unload();
});
