import { copyFile, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ModelDesk, openModelDesk } from '#core/models/testing/modelDesk.ts';
import { llamaFolder, writeLlamaFolder } from '#core/models/convert/testing/llamaFolder.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { addModelFolder } from './addModels.ts';
import { takeModels } from './dropModels.ts';

let desk: ModelDesk;
let folder: string;

beforeEach(async () => {
  desk = await openModelDesk();
  folder = await mkdtemp(path.join(tmpdir(), 'bayling-dropped-'));
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

it('models among what was dropped go to the library, whatever they are called; all else is left', async () => {
  const model = path.join(folder, 'download (1).bin');
  await copyFile(await testModelPath(), model);
  const published = path.join(folder, 'published');
  await writeLlamaFolder(published, await llamaFolder());
  const text = path.join(folder, 'notes.gguf.txt');
  await writeFile(text, 'GGU');
  const documents = path.join(folder, 'documents');
  await mkdir(documents);
  const gone = path.join(folder, 'gone.gguf');

  const taken = await takeModels(desk.core, [model, published, text, documents, gone]);
  expect(taken).toEqual({ models: 2, rest: [text, documents, gone] });
  expect((await desk.core.library.list()).map(({ place }) => place)).toContain('own');
  const [install] = desk.core.installs.list();
  expect(install?.title).toBe('published');
  expect((await desk.ended(install?.id ?? '')).state).toBe('done');
});

it('a folder that the user names is one to convert, a collection of models, or refused', async () => {
  const published = path.join(folder, 'published');
  await writeLlamaFolder(published, await llamaFolder());
  expect(await addModelFolder(desk.core, published)).toMatchObject({ kind: 'install' });
  const models = path.join(folder, 'models');
  await mkdir(models);
  await expect(addModelFolder(desk.core, models)).rejects.toMatchObject({
    code: 'catalog.noModel',
  });
  await copyFile(await testModelPath(), path.join(models, 'a.gguf'));
  expect(await addModelFolder(desk.core, models)).toEqual({ kind: 'folder', count: 1 });
});
