import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultFor } from '#core/net/testing/faults.ts';
import { llamaFolder, writeLlamaFolder } from '../convert/testing/llamaFolder.ts';
import { inspectModel } from '../inspectModel.ts';
import { vocabularyPath } from '../testModel/testModelPath.ts';
import { writeTestModel } from '../testModel/writeTestModel.ts';
import { eventsOf, type ModelDesk, openModelDesk, publishedFiles } from '../testing/modelDesk.ts';

let desk: ModelDesk;
/** A small one: a hundred kilobytes. */
let model: Buffer;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bayling-small-'));
  const file = path.join(folder, 'small.gguf');
  await writeTestModel(file, { vocabulary: vocabularyPath('spm'), vocabularySize: 400 });
  model = await readFile(file);
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  desk = await openModelDesk({ elsewhere: true, licence: 'mit' });
  desk.hub.repositories['owner/m-GGUF'] = { 'm.Q8_0.gguf': model };
});
afterEach(() => desk.close());

/** Only the files themselves go slowly. */
const slowly: FaultFor = ({ path: asked, method }) =>
  method === 'GET' && asked.includes('.gguf') ? { bytesPerTick: 1000 } : undefined;
const downloads = () => path.join(desk.folder, 'downloads');
const begin = async () => {
  await desk.core.catalog.add('owner/m-GGUF');
  return desk.core.installs.start('owner/m-GGUF', 'm.Q8_0.gguf');
};
/** Waits until some of a slow download has come. */
const partly = (id: string) =>
  desk.until(id, ({ state, doneBytes }) => state === 'downloading' && doneBytes > 1000);

describe('a GGUF file of a repository', () => {
  it('is downloaded, checked, and in the library when it is whole', async () => {
    const { id, title, state } = await begin();
    expect({ title, state }).toEqual({ title: 'owner/m-GGUF', state: 'waiting' });
    const done = await desk.ended(id);
    const file = path.join(desk.own, 'm.Q8_0.gguf');
    expect(done).toMatchObject({
      ...{ state: 'done', progress: 1, path: file, modelId: 'owner/m-GGUF' },
      ...{ doneBytes: model.length, totalBytes: model.length },
    });
    expect((await readFile(file)).equals(model)).toBe(true);
    expect(await readdir(path.join(downloads(), id))).toEqual(['install.json']);
    const states = eventsOf(desk.told, 'models.install').map((each) => each.state);
    expect(states[0]).toBe('waiting');
    expect(states.at(-1)).toBe('done');
    expect(eventsOf(desk.told, 'models.changed').length).toBeGreaterThan(0);
    const entry = (await desk.core.catalog.list()).find((each) => each.id === 'owner/m-GGUF');
    expect(entry?.installed).toEqual([file]);

    await desk.core.installs.cancel(id);
    expect(desk.core.installs.list()).toEqual([]);
    expect(await desk.ownFiles()).toContain('m.Q8_0.gguf');
    expect(eventsOf(desk.told, 'models.installRemoved')).toEqual([{ id }]);
  });

  it('in parts comes as a whole', async () => {
    desk.hub.repositories['owner/m-GGUF'] = {
      'x/m-00001-of-00002.gguf': model.subarray(0, 1000),
      'x/m-00002-of-00002.gguf': model.subarray(1000),
    };
    await desk.core.catalog.add('owner/m-GGUF');
    const { id } = await desk.core.installs.start('owner/m-GGUF', 'x/m-00001-of-00002.gguf');
    // Nonsense as parts of a model: it is downloaded whole, and then refused.
    expect((await desk.ended(id)).error?.code).toMatch(/^model\./);
    expect(await desk.ownFiles()).toEqual(['catalog.json']);
    expect(await readdir(path.join(downloads(), id, 'files', 'x'))).toEqual(
      expect.arrayContaining(['m-00001-of-00002.gguf', 'm-00002-of-00002.gguf']),
    );
  });

  it('is paused and goes on where it was', async () => {
    desk.hub.faults = slowly;
    const { id } = await begin();
    await partly(id);
    desk.core.installs.pause(id);
    expect(desk.core.installs.list()[0]).toMatchObject({ state: 'paused', bytesPerSecond: 0 });
    expect(await desk.ownFiles()).toEqual(['catalog.json']);
    desk.hub.faults = undefined;
    desk.hub.requests.length = 0;
    desk.core.installs.resume(id);
    expect((await desk.ended(id)).state).toBe('done');
    const ranges = desk.hub.requests.map(({ headers }) => headers.range).filter(Boolean);
    expect(ranges.length).toBeGreaterThan(0);
    expect((await readFile(path.join(desk.own, 'm.Q8_0.gguf'))).equals(model)).toBe(true);
  });

  it('that is asked for twice comes once', async () => {
    desk.hub.faults = slowly;
    const [first, second] = [await begin(), await begin()];
    expect(second.id).toBe(first.id);
    expect(desk.core.installs.list()).toHaveLength(1);
  });

  it('that is cancelled leaves nothing behind', async () => {
    desk.hub.faults = slowly;
    const { id } = await begin();
    await partly(id);
    await desk.core.installs.cancel(id);
    expect(await readdir(downloads())).toEqual([]);
    expect(desk.core.installs.list()).toEqual([]);
    await desk.core.installs.cancel(id);
  });

  it('that does not come says why, keeps what has come, and goes on when asked to', async () => {
    desk.hub.faults = ({ path: asked }) => (asked.includes('.gguf') ? { status: 403 } : undefined);
    const { id } = await begin();
    const failed = await desk.ended(id);
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'download.denied' } });
    await ofEndedProcess(id);
    desk.restart();
    expect(desk.core.installs.list()[0]).toMatchObject({ state: 'failed', error: failed.error });
    desk.hub.faults = undefined;
    desk.core.installs.resume(id);
    const done = await desk.until(id, ({ state }) => state === 'done');
    expect(done.error).toBeUndefined();
  });

  it('that comes with other bytes than the hub says never gets into the library', async () => {
    desk.hub.faults = ({ path: asked, method }) =>
      method === 'GET' && asked.includes('.gguf') ? { corruptAt: 4000 } : undefined;
    const { id } = await begin();
    expect((await desk.ended(id)).error?.code).toBe('download.mismatch');
    expect(await desk.ownFiles()).toEqual(['catalog.json']);
  });

  it('comes from an address too', async () => {
    desk.hub.files['/m.gguf'] = model;
    const id = await desk.core.catalog.add(`${desk.hub.address}/m.gguf`);
    const install = await desk.core.installs.start(id, id);
    expect((await desk.ended(install.id)).path).toBe(path.join(desk.own, 'm.gguf'));
  });
});

describe('weights that are published', () => {
  it('are downloaded, converted, and say where they come from', async () => {
    desk.hub.repositories['owner/tiny'] = publishedFiles(await llamaFolder());
    await desk.core.catalog.add('owner/tiny');
    const { id } = await desk.core.installs.start('owner/tiny', 'q8_0');
    const { path: file = '' } = await desk.ended(id);
    expect(path.basename(file)).toBe('tiny-Q8_0.gguf');
    expect(await inspectModel(file)).toMatchObject({
      quantization: 'Q8_0',
      sourceUrl: 'https://huggingface.co/owner/tiny',
    });
    const states = new Set(eventsOf(desk.told, 'models.install').map((each) => each.state));
    expect([...states]).toEqual(expect.arrayContaining(['downloading', 'converting', 'done']));
    expect(await readdir(path.join(downloads(), id))).toContain('install.json');
    expect(await readdir(path.join(downloads(), id))).not.toContain('files');
    const [installed] = await desk.core.library.list();
    expect(installed?.facts?.catalogId).toBe('owner/tiny');
  });

  it('of a model that cannot be converted are refused before the large files come', async () => {
    const folder = await llamaFolder();
    desk.hub.repositories['owner/tiny'] = publishedFiles(folder);
    await desk.core.catalog.add('owner/tiny');
    const later = { ...folder.config, rope_scaling: { type: 'other' } };
    desk.hub.repositories['owner/tiny'] = publishedFiles({ ...folder, config: later });
    const { id } = await desk.core.installs.start('owner/tiny', 'q8_0');
    expect((await desk.ended(id)).error?.code).toBe('convert.invalid');
    expect(desk.hub.requests.some(({ path: asked }) => asked.includes('safetensors'))).toBe(false);
  });

  it('on this computer are converted where they are, and stay', async () => {
    const from = path.join(desk.folder, 'hf', 'my-model');
    await writeLlamaFolder(from, await llamaFolder());
    const { id } = await desk.core.installs.convert(from, 'f16');
    expect((await desk.ended(id)).path).toBe(path.join(desk.own, 'my-model-F16.gguf'));
    expect(await readdir(from)).toContain('model.safetensors');
    await expect(desk.core.installs.convert(desk.folder, 'f16')).rejects.toMatchObject({
      code: 'convert.invalid',
    });
  });
});

describe('what is refused before it begins', () => {
  it('a model or a choice that is not in the catalog', async () => {
    const refused = { code: 'catalog.unknown' };
    const { installs } = desk.core;
    await expect(installs.start('nobody', 'q8_0')).rejects.toMatchObject(refused);
    await expect(installs.start('bayling-2-7b', 'q9')).rejects.toMatchObject(refused);
    expect(installs.list()).toEqual([]);
  });

  it('differences without the weights of their base, or with those of another', async () => {
    const { installs } = desk.core;
    await expect(installs.start('bayling-7b-v1.0', 'q4_k_m')).rejects.toMatchObject({
      code: 'install.noBase',
      details: { model: 'BayLing 7B v1.0', base: 'LLaMA-7B' },
    });
    const other = path.join(desk.folder, 'tiny');
    await writeLlamaFolder(other, await llamaFolder());
    await expect(installs.start('bayling-7b-v1.0', 'q4_k_m', other)).rejects.toMatchObject({
      code: 'install.noBase',
    });
    await expect(installs.start('bayling-7b-v1.0', 'q4_k_m', desk.folder)).rejects.toMatchObject({
      code: 'convert.invalid',
    });
    expect(desk.hub.requests).toEqual([]);
  });

  it('a model that the disk has no room for, with numbers', async () => {
    desk.hub.files['/m.gguf'] = model;
    desk.hub.faults = () => ({ contentLength: 1e14 });
    const id = await desk.core.catalog.add(`${desk.hub.address}/m.gguf`);
    await expect(desk.core.installs.start(id, id)).rejects.toMatchObject({
      code: 'disk.tooSmall',
      details: { neededBytes: 1e14 },
    });
    expect(desk.core.installs.list()).toEqual([]);
  });
});

describe('after kill -9', () => {
  it('a download goes on with what has come', async () => {
    desk.hub.faults = slowly;
    const { id } = await begin();
    await partly(id);
    await ofEndedProcess(id);
    const killed = desk.core;
    killed.installs.close();
    desk.hub.faults = undefined;
    desk.hub.requests.length = 0;
    const core = desk.restart();
    expect(core.installs.list()).toMatchObject([{ id, state: 'downloading' }]);
    expect(core.installs.list()[0]?.doneBytes).toBeGreaterThan(0);
    await core.installs.begin();
    expect((await desk.ended(id)).state).toBe('done');
    expect(desk.hub.requests.some(({ headers }) => headers.range !== undefined)).toBe(true);
    expect((await readFile(path.join(desk.own, 'm.Q8_0.gguf'))).equals(model)).toBe(true);
  });

  it('what was paused stays paused', async () => {
    desk.hub.faults = slowly;
    const { id } = await begin();
    await partly(id);
    desk.core.installs.pause(id);
    await ofEndedProcess(id);
    const core = desk.restart();
    await core.installs.begin();
    expect(core.installs.list()).toMatchObject([{ id, state: 'paused' }]);
  });

  it('a conversion starts anew, and nothing is downloaded again', async () => {
    desk.hub.repositories['owner/tiny'] = publishedFiles(await llamaFolder());
    await desk.core.catalog.add('owner/tiny');
    const { id } = await desk.core.installs.start('owner/tiny', 'q8_0');
    await desk.until(id, ({ state }) => state === 'converting' || state === 'done');
    await ofEndedProcess(id, 'converting');
    desk.core.installs.close();
    desk.hub.requests.length = 0;
    await desk.restart().installs.begin();
    expect((await desk.ended(id)).state).toBe('done');
    expect(desk.hub.requests).toEqual([]);
  });

  it('a record that somebody damaged is left alone', async () => {
    const { id } = await begin();
    await desk.ended(id);
    await writeFile(path.join(downloads(), id, 'install.json'), '{');
    const core = desk.restart();
    await core.installs.begin();
    expect(core.installs.list()).toEqual([]);
  });

  it('what another process works on is left to it', async () => {
    desk.hub.faults = slowly;
    const { id } = await begin();
    await partly(id);
    // The process of this test is there, and is not the one that asks.
    await ofEndedProcess(id, undefined, `${process.ppid}:somebody`);
    expect(desk.restart().installs.list()).toEqual([]);
  });
});

/** Makes an install that of a process that has ended, or of another one, as its folder tells. */
async function ofEndedProcess(id: string, state?: string, owner = '99999999:gone'): Promise<void> {
  const file = path.join(downloads(), id, 'install.json');
  const record = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...record, owner, ...(state && { state }) }));
}
