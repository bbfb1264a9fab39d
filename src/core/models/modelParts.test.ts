import { copyFile, mkdtemp, open, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import type { MetadataValue } from './gguf/format.ts';
import { readHeader } from './gguf/readHeader.ts';
import { writeGguf } from './gguf/writeGguf.ts';
import { inspectModel } from './inspectModel.ts';
import { splitModel } from './testModel/splitModel.ts';
import { testModelPath } from './testModel/testModelPath.ts';

let root: string;
let folder: string;
let model: string;
let first: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'parts-'));
  model = await testModelPath();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'split-'));
  first = part(1);
});
afterAll(() => rm(root, { recursive: true }));

const part = (number: number) => path.join(folder, `bayling-0000${number}-of-00003.gguf`);
const count = (value: number): MetadataValue => ({ type: 'uint16', value });

const split = (change?: Record<string, MetadataValue>) =>
  splitModel(model, [part(1), part(2), part(3)], change);

describe('a model in several files', () => {
  it('is described as a whole', async () => {
    await split();
    const whole = await inspectModel(model);
    const { fileBytes, ...facts } = await inspectModel(first);
    expect(facts).toMatchObject({
      path: first,
      parts: [part(1), part(2), part(3)],
      name: 'bayling',
      weightBytes: whole.weightBytes,
      parameters: whole.parameters,
      vocabulary: whole.vocabulary,
    });
    expect(fileBytes).toBeGreaterThan(whole.fileBytes);
  });

  it('is loaded by the path of the first, and answers as the whole does', async () => {
    await split();
    const engine = createLlamaEngine();
    const answer = async (file: string) => {
      await engine.load(file, { gpu: 'off' });
      const dialog = { messages: [{ role: 'user' as const, text: '你好' }] };
      const { tokenIds } = await engine.generate(dialog, { temperature: 0, maxTokens: 10 });
      await engine.unload();
      return tokenIds;
    };
    expect(await answer(first)).toEqual(await answer(model));
  });
});

describe('what is wrong with one of several files is one clear error:', () => {
  const unreadable = (file: string, reason: string) => ({
    code: 'model.unreadable',
    details: { path: file, reason: expect.stringContaining(reason) as string },
  });
  const damaged = (file: string, reason: string) => ({
    ...unreadable(file, reason),
    code: 'model.damaged',
  });

  it('a part is missing', async () => {
    await split();
    await rm(part(2));
    const error = unreadable(first, 'its part bayling-00002-of-00003.gguf is missing');
    await expect(inspectModel(first)).rejects.toMatchObject(error);
  });

  it('a part is cut off', async () => {
    await split();
    await truncate(part(3), 600);
    await expect(inspectModel(first)).rejects.toMatchObject({
      code: 'model.truncated',
      details: { path: part(3) },
    });
  });

  it('a part is no model file', async () => {
    await split();
    await writeFile(part(3), '<html>404</html>');
    await expect(inspectModel(first)).rejects.toMatchObject({
      code: 'model.notGguf',
      details: { path: part(3) },
    });
  });

  it('a later part was chosen', async () => {
    await split();
    const error = unreadable(part(2), 'part 2 of 3 of a model: choose the first');
    await expect(inspectModel(part(2))).rejects.toMatchObject(error);
  });

  it('the first has another name, by which llama.cpp does not find the others', async () => {
    await split();
    const renamed = path.join(folder, 'model.gguf');
    await copyFile(first, renamed);
    const error = unreadable(renamed, 'its name has to end in -00001-of-00003.gguf');
    await expect(inspectModel(renamed)).rejects.toMatchObject(error);
  });

  it('a part is there under the name of another', async () => {
    await split();
    await copyFile(part(2), part(3));
    const error = damaged(part(3), 'it is not part 3 of 3');
    await expect(inspectModel(first)).rejects.toMatchObject(error);
  });

  it('a tensor is in two parts', async () => {
    await split();
    const handle = await open(part(3), 'r+');
    const header = await readHeader(handle, (await handle.stat()).size);
    await handle.close();
    const other = await open(part(1), 'r');
    const { tensors } = await readHeader(other, (await other.stat()).size);
    await other.close();
    const twice = tensors.slice(0, 1).map((tensor) => ({
      ...tensor,
      data: () => new Uint8Array(tensor.sizeBytes),
    }));
    await writeGguf(part(3), header.metadata, twice);
    const error = damaged(part(3), 'is in two of its parts');
    await expect(inspectModel(first)).rejects.toMatchObject(error);
  });

  it('the parts hold fewer tensors than they should', async () => {
    await split({ 'split.tensors.count': { type: 'int32', value: 99 } });
    await expect(inspectModel(first)).rejects.toMatchObject(damaged(first, 'should hold 99'));
  });

  it.each([[65_535], [1001]])('%i parts', async (parts) => {
    await split({ 'split.count': count(parts) });
    await expect(inspectModel(first)).rejects.toMatchObject(damaged(first, 'split.count'));
    expect(await readdir(folder)).toHaveLength(3);
  });
});
