import { copyFile, link, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ModelDesk, openModelDesk } from '../testing/modelDesk.ts';
import { testModelPath } from '../testModel/testModelPath.ts';

let desk: ModelDesk;
let model: string;

beforeEach(async () => {
  model = await testModelPath();
  desk = await openModelDesk();
});
afterEach(() => desk.close());

/** A model at a place in the data folder. */
async function given(...place: string[]): Promise<string> {
  const file = path.join(desk.folder, ...place);
  await mkdir(path.dirname(file), { recursive: true });
  await copyFile(model, file);
  return file;
}
const names = async () => (await desk.core.library.list()).map(({ name }) => name);
const listed = async (file: string) =>
  (await desk.core.library.list()).find((each) => each.path === file);

describe('the library', () => {
  it('has the models of the own folder, of other programs and of the app, with what they are', async () => {
    const own = await given('models', 'mine.gguf');
    await given('others', 'theirs.gguf');
    await desk.core.library.addFolder(path.join(desk.folder, 'others'));
    const list = await desk.core.library.list();
    expect(list.map(({ name, place }) => [name, place])).toEqual([
      ['mine', 'own'],
      ['theirs', 'elsewhere'],
      ['bayling-starter', 'shipped'],
    ]);
    expect(list[0]).toMatchObject({
      path: own,
      sizeBytes: (await stat(own)).size,
      facts: { architecture: 'llama', template: 'bayling-v1', contextLength: 2048, starter: false },
    });
    expect(list[0]?.facts?.fit?.place).toMatch(/gpu|partly|memory/);
    expect(list[2]?.facts?.starter).toBe(true);
  });

  it('is there at once, without where a model would run, while nobody knows the computer', async () => {
    await given('models', 'mine.gguf');
    const [mine] = await desk.core.library.list(null);
    expect(mine).toMatchObject({ name: 'mine', facts: { architecture: 'llama' } });
    expect(mine?.facts?.fit).toBeUndefined();
    const [official] = await desk.core.catalog.list(null);
    expect(official?.choices.map(({ fit }) => fit)).not.toHaveLength(0);
    expect(official?.choices.every(({ fit }) => fit === undefined)).toBe(true);
    expect(official?.recommended).toBeUndefined();
  });

  it('lists a damaged file with what is wrong, and is not stopped by it', async () => {
    await given('models', 'good.gguf');
    const bad = path.join(desk.own, 'bad.gguf');
    await writeFile(bad, (await readFile(model)).subarray(0, 5000));
    await symlink(desk.own, path.join(desk.own, 'loop'));
    await mkdir(path.join(desk.own, 'folder.gguf'));
    expect(await listed(bad)).toMatchObject({ name: 'bad', sizeBytes: 5000 });
    expect((await listed(bad))?.error?.code).toMatch(/^model\./);
    expect((await listed(bad))?.facts).toBeUndefined();
    expect(await names()).toEqual(['bad', 'good', 'bayling-starter']);
  });

  it('sees what comes, changes and goes without being told', async () => {
    const file = path.join(desk.own, 'm.gguf');
    await given('models', 'm.gguf');
    expect((await listed(file))?.facts).toBeDefined();
    await writeFile(file, 'no model any more');
    expect((await listed(file))?.error?.code).toBe('model.notGguf');
    expect(await desk.core.library.has(file)).toBe(true);
    expect(await desk.core.library.has(model)).toBe(false);
  });

  it('counts the parts of a model as one', async () => {
    for (const part of ['00001', '00002', '00003'])
      await given('models', `large-${part}-of-00003.gguf`);
    expect((await names())[0]).toBe('large');
    expect(await names()).toHaveLength(2);
    await given('models', 'mmproj-large.gguf');
    expect(await names()).toHaveLength(2);
  });
});

describe('a file that is added', () => {
  it('is in the own folder without taking room twice', async () => {
    const file = await given('downloads', 'new.gguf');
    const taken = await desk.core.library.add(file);
    expect(taken).toBe(path.join(desk.own, 'new.gguf'));
    expect((await stat(taken)).ino).toBe((await stat(file)).ino);
    expect(await desk.core.library.add(file)).toBe(taken);
    expect(await desk.core.library.add(taken)).toBe(taken);
    expect(await names()).toEqual(['new', 'bayling-starter']);
    expect(desk.told.map(({ name }) => name)).toContain('models.changed');
  });

  it('gets a number where its name is taken', async () => {
    await given('models', 'new.gguf');
    const file = await given('downloads', 'new.gguf');
    expect(await desk.core.library.add(file)).toBe(path.join(desk.own, 'new-2.gguf'));
  });

  it('is listed where it is, if that is asked for', async () => {
    const file = await given('downloads', 'new.gguf');
    expect(await desk.core.library.add(file, { inPlace: true })).toBe(file);
    expect(await listed(file)).toMatchObject({ name: 'new', place: 'elsewhere' });
    expect(await desk.ownFiles()).toEqual([]);
    desk.restart();
    expect(await listed(file)).toMatchObject({ name: 'new', place: 'elsewhere' });
  });

  it('and is no model is refused, and nothing is listed', async () => {
    const file = path.join(desk.folder, 'text.gguf');
    await writeFile(file, 'Hello');
    await expect(desk.core.library.add(file)).rejects.toMatchObject({ code: 'model.notGguf' });
    await expect(desk.core.library.add(`${file}.gone`)).rejects.toMatchObject({
      code: 'model.notFound',
    });
    expect(await names()).toEqual(['bayling-starter']);
  });
});

describe('the folder of another program', () => {
  it('LM Studio: owner, repository, file', async () => {
    await given('.lmstudio', 'models', 'owner', 'repo', 'a-Q4_K_M.gguf');
    expect(await desk.core.library.addFolder(path.join(desk.folder, '.lmstudio'))).toBe(1);
    const [first] = await desk.core.library.list();
    expect(first).toMatchObject({ name: 'a-Q4_K_M', program: 'LM Studio', place: 'elsewhere' });
  });

  it('Jan: a folder for each model', async () => {
    await given('jan', 'models', 'qwen', 'model.gguf');
    await writeFile(path.join(desk.folder, 'jan', 'models', 'qwen', 'model.yml'), 'id: qwen');
    expect(await desk.core.library.addFolder(path.join(desk.folder, 'jan'))).toBe(1);
    expect((await desk.core.library.list())[0]).toMatchObject({ name: 'qwen', program: 'Jan' });
  });

  it('Ollama: manifests, and files that are called by their hash', async () => {
    const hash = 'a'.repeat(64);
    await given('.ollama', 'models', 'blobs', `sha256-${hash}`);
    const manifest = (digest: string) =>
      JSON.stringify({
        layers: [
          { mediaType: 'application/vnd.ollama.image.license', digest: `sha256:${'b'.repeat(64)}` },
          { mediaType: 'application/vnd.ollama.image.model', digest },
        ],
      });
    const place = path.join(desk.folder, '.ollama', 'models', 'manifests', 'registry.ollama.ai');
    for (const [model, tag, digest] of [
      ['library/llama3', '8b', `sha256:${hash}`],
      ['me/mine', 'latest', `sha256:${hash}`],
      ['library/evil', 'latest', 'sha256:../../../../etc/passwd'],
      ['library/gone', 'latest', `sha256:${'c'.repeat(64)}`],
    ] as const) {
      await mkdir(path.join(place, model), { recursive: true });
      await writeFile(path.join(place, model, tag), manifest(digest));
    }
    expect(await desk.core.library.addFolder(path.join(desk.folder, '.ollama'))).toBe(2);
    const list = await desk.core.library.list();
    // Two names of one file: it is listed once.
    expect(list.map(({ name, program }) => [name, program])).toEqual([
      ['llama3:8b', 'Ollama'],
      ['bayling-starter', undefined],
    ]);
    expect(list[0]?.facts?.architecture).toBe('llama');
  });

  it('without a model is not remembered, nor one that is not there', async () => {
    await mkdir(path.join(desk.folder, 'empty'));
    expect(await desk.core.library.addFolder(path.join(desk.folder, 'empty'))).toBe(0);
    await expect(
      desk.core.library.addFolder(path.join(desk.folder, 'nowhere')),
    ).rejects.toMatchObject({ code: 'file.notFound' });
    expect(desk.core.settings.get().modelPlaces).toEqual([]);
  });
});

describe('a model', () => {
  it('gets a new name, all its parts with it, but not one that is taken', async () => {
    const file = await given('models', 'a-00001-of-00002.gguf');
    await given('models', 'a-00002-of-00002.gguf');
    const renamed = await desk.core.library.rename(file, '../b: x');
    expect(await desk.ownFiles()).toEqual(['b x-00001-of-00002.gguf', 'b x-00002-of-00002.gguf']);
    expect(renamed).toBe(path.join(desk.own, 'b x-00001-of-00002.gguf'));
    const other = await given('models', 'other.gguf');
    await given('models', 'taken.gguf');
    await expect(desk.core.library.rename(other, 'taken')).rejects.toMatchObject({
      code: 'file.exists',
    });
    await expect(desk.core.library.rename(model, 'x')).rejects.toMatchObject({
      code: 'model.notFound',
    });
    expect(await desk.ownFiles()).toContain('other.gguf');
  });

  it('of the own folder that is removed comes back, also after a crash, and then goes to the trash', async () => {
    const file = await given('models', 'a.gguf');
    const id = await desk.core.library.remove(file);
    expect(await names()).toEqual(['bayling-starter']);
    desk.restart();
    await desk.core.library.restore(id);
    expect(await names()).toEqual(['a', 'bayling-starter']);
    await expect(desk.core.library.restore(id)).rejects.toMatchObject({ code: 'model.notFound' });

    await desk.core.library.remove(file);
    const trashed: string[] = [];
    await desk.core.library.emptyRemoved(() => Promise.reject(new Error('no trash here')));
    await desk.core.library.emptyRemoved((each) => {
      trashed.push(path.basename(each));
      return Promise.resolve();
    });
    expect(trashed).toEqual(['a.gguf']);
  });

  it('does not come back over another one', async () => {
    const file = await given('models', 'a.gguf');
    const id = await desk.core.library.remove(file);
    await writeFile(file, 'another');
    await expect(desk.core.library.restore(id)).rejects.toMatchObject({ code: 'file.exists' });
    expect(await readFile(file, 'utf8')).toBe('another');
    for (const forged of ['../../x', '..', '.'])
      await expect(desk.core.library.restore(forged)).rejects.toMatchObject({
        code: 'model.notFound',
      });
  });

  it('from elsewhere is taken off the list and put back; its file stays', async () => {
    const file = await given('others', 'a.gguf');
    await desk.core.library.addFolder(path.join(desk.folder, 'others'));
    const single = await desk.core.library.add(await given('x', 'b.gguf'), { inPlace: true });
    for (const each of [file, single]) {
      const id = await desk.core.library.remove(each);
      expect(await listed(each)).toBeUndefined();
      expect((await stat(each)).size).toBeGreaterThan(0);
      await desk.core.library.restore(id);
      expect(await listed(each)).toBeDefined();
    }
    await desk.core.library.remove(file);
    expect(await desk.core.library.addFolder(path.join(desk.folder, 'others'))).toBe(1);
    expect(await listed(file)).toBeDefined();
  });

  it('of others is neither renamed nor, if it comes with the app, removed', async () => {
    const [starter = ''] = (await desk.core.library.list()).map((each) => each.path);
    for (const change of [
      () => desk.core.library.rename(starter, 'x'),
      () => desk.core.library.remove(starter),
    ])
      await expect(change()).rejects.toMatchObject({ code: 'file.unwritable' });
    expect(await desk.core.library.has(starter)).toBe(true);
  });

  it('that is linked elsewhere as well stays there when it is removed', async () => {
    const file = await given('models', 'a.gguf');
    const other = path.join(desk.folder, 'kept.gguf');
    await link(file, other);
    await desk.core.library.remove(file);
    expect((await stat(other)).size).toBe((await stat(model)).size);
  });
});
