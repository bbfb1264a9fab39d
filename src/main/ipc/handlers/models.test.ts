import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Core, createCore } from '#core/createCore.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { createFakeEngine } from '#core/translate/fakeEngine.ts';
import { modelHandlers } from './models.ts';

vi.mock('electron', () => ({ shell: {}, dialog: {}, BrowserWindow: {} }));

const WINDOW = { owner: '1' };
let folder: string;
let core: Core;
/** The files that the engine was asked to load; each load ends with its turn of `go`. */
let asked: string[];
let go: PromiseWithResolvers<void>;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handlers-'));
  const own = path.join(folder, 'models');
  await mkdir(own);
  file = path.join(own, 'mine.gguf');
  await copyFile(await testModelPath(), file);
  asked = [];
  go = Promise.withResolvers();
  const { engine } = createFakeEngine();
  core = createCore({
    engine: {
      ...engine,
      async load(path, ...rest) {
        asked.push(path);
        await go.promise;
        return { ...(await engine.load(path, ...rest)), path };
      },
    },
    emit: () => undefined,
    dataFolder: folder,
    modelFolders: [own],
  });
});
afterEach(async () => {
  core.close();
  await rm(folder, { recursive: true });
});

it('a model that is renamed while it loads is used under its new name', async () => {
  const handlers = modelHandlers(core, () => undefined);
  const used = handlers['models.use']({ path: file }, WINDOW);
  await vi.waitUntil(() => asked.length === 1);
  const renamed = handlers['models.rename']({ path: file, name: 'other' }, WINDOW);
  go.resolve();
  await used;
  const other = path.join(folder, 'models', 'other.gguf');
  expect(await renamed).toEqual({ path: other });
  await vi.waitUntil(() => core.models.status().state === 'ready');
  expect(asked).toEqual([file, other]);
  expect(core.settings.get().modelPath).toBe(other);
});

it('a model that is deleted while it loads is not in use afterwards', async () => {
  const handlers = modelHandlers(core, () => undefined);
  const used = handlers['models.use']({ path: file }, WINDOW);
  await vi.waitUntil(() => asked.length === 1);
  const removed = handlers['models.remove']({ path: file }, WINDOW);
  go.resolve();
  await Promise.all([used, removed]);
  await vi.waitUntil(() => core.models.status().state === 'failed');
  expect(core.settings.get().modelPath).toBe('');
});
