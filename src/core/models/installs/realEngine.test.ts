import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { convertModel } from '../convert/convertModel.ts';
import { convertedData } from '../convert/testing/convertedData.ts';
import { llamaFolder, writeLlamaFolder } from '../convert/testing/llamaFolder.ts';
import { weightFiles } from '../convert/testing/shards.ts';
import { createModelService } from '../modelService.ts';
import { splitModel } from '../testModel/splitModel.ts';
import { testModelPath } from '../testModel/testModelPath.ts';
import { type ModelDesk, openModelDesk, publishedFiles } from '../testing/modelDesk.ts';

const engine = createLlamaEngine();
let desk: ModelDesk;
let folder: string;
let model: string;

beforeAll(async () => {
  model = await testModelPath();
  folder = await mkdtemp(path.join(tmpdir(), 'bayling-whole-'));
});
beforeEach(async () => {
  desk = await openModelDesk({ elsewhere: true });
});
afterEach(async () => {
  await engine.unload();
  await desk.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** Adds and installs it; answers with its path in the library. */
async function installed(id: string, choice: string, base?: string): Promise<string> {
  await desk.core.catalog.add(id);
  const install = await desk.core.installs.start(id, choice, base);
  const { state, error, path: file = '' } = await desk.ended(install.id);
  expect({ state, error }).toEqual({ state: 'done', error: undefined });
  return file;
}

describe('what was installed is loaded by llama.cpp', () => {
  it('a GGUF file', async () => {
    desk.hub.repositories['owner/m'] = { 'm.gguf': await readFile(model) };
    const loaded = await engine.load(await installed('owner/m', 'm.gguf'), { gpu: 'off' });
    expect(loaded).toMatchObject({ name: 'm', contextSize: 2048 });
  });

  it('a GGUF model in several files, all of which come', async () => {
    const names = [1, 2, 3].map((number) => `m-0000${number}-of-00003.gguf`);
    const parts = names.map((name) => path.join(folder, name));
    await splitModel(model, parts);
    const files = await Promise.all(
      names.map(async (name, index) => [name, await readFile(parts[index] ?? '')] as const),
    );
    desk.hub.repositories['owner/m'] = Object.fromEntries(files);
    const file = await installed('owner/m', 'm-00001-of-00003.gguf');
    expect(await desk.ownFiles()).toEqual(expect.arrayContaining(names));
    expect(await engine.load(file, { gpu: 'off' })).toMatchObject({ contextSize: 2048 });
  });

  it('differences and the weights of their base, as the whole model they are', async () => {
    const differences = await llamaFolder({ dtype: 'F16', tied: false, seed: 2 });
    const [base, published] = [path.join(folder, 'base'), path.join(folder, 'published')];
    await writeLlamaFolder(base, await llamaFolder({ dtype: 'F16', tied: false, seed: 1 }));
    await writeLlamaFolder(published, differences);
    desk.hub.repositories['owner/delta'] = {
      'config.json': JSON.stringify(differences.config),
      ...weightFiles(differences.tensors, { format: 'torch', shards: 2 }),
      ...differences.files,
    };
    const file = await installed('owner/delta', 'f16', base);
    const whole = path.join(folder, 'whole.gguf');
    await convertModel({ from: published, base, to: whole, type: 'f16' });
    const [is, expected] = [await convertedData(file), await convertedData(whole)];
    expect(is.tensors).toEqual(expected.tensors);
    expect(is.bytes.equals(expected.bytes)).toBe(true);
    expect(await engine.load(file, { gpu: 'off' })).toMatchObject({ contextSize: 512 });
  });
});

describe('differences', () => {
  it('that failed with one base go on with another', async () => {
    const differences = await llamaFolder({ dtype: 'F16', tied: false, seed: 2 });
    // The same sizes by its config.json, and other tensors: only converting finds it out.
    const base = await llamaFolder({ dtype: 'F16', tied: false, seed: 1 });
    const fewer = Object.entries(base.tensors).slice(1);
    const [wrong, right] = [path.join(folder, 'wrong'), path.join(folder, 'right')];
    await writeLlamaFolder(wrong, { ...base, tensors: Object.fromEntries(fewer) });
    await writeLlamaFolder(right, base);
    desk.hub.repositories['owner/delta'] = publishedFiles(differences);
    await desk.core.catalog.add('owner/delta');
    const { id } = await desk.core.installs.start('owner/delta', 'f16', wrong);
    expect((await desk.ended(id)).state).toBe('failed');
    await desk.core.installs.start('owner/delta', 'f16', right);
    expect((await desk.until(id, ({ state }) => state === 'done')).path).toBeDefined();
  });
});

// Windows keeps a file that is in use.
describe.skipIf(process.platform === 'win32')('a model deleted while it is loaded', () => {
  it('goes on answering; the next load says that it is gone', async () => {
    const file = path.join(folder, 'deleted.gguf');
    await copyFile(model, file);
    const dialog = { messages: [{ role: 'user' as const, text: 'Hello' }] };
    const models = createModelService({
      ...{ engine, emit: () => undefined, folders: [], configured: () => file },
      loadOptions: { gpu: 'off' },
    });
    await models.ready();
    await rm(file);
    const sampling = { temperature: 0, maxTokens: 4 };
    const { promptTokens } = await engine.generate(dialog, sampling);
    expect(promptTokens).toBeGreaterThan(0);
    expect((await models.ready()).path).toBe(file);
    await models.unload();
    await expect(models.ready()).rejects.toMatchObject({
      code: 'model.notFound',
      details: { path: file },
    });
    expect(models.status()).toMatchObject({ state: 'failed', error: { code: 'model.notFound' } });
  });
});
