import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { bracketing, openQueue, temporaryFolder } from './testing/queue.ts';

describe('a document', () => {
  it('is read, translated sentence by sentence and saved beside the original', async () => {
    const folder = temporaryFolder();
    const text = 'Boil water. Wait a minute.\n\nPour it slowly.\n';
    const file = folder.write('tea.txt', text);
    const queue = openQueue(folder.root);
    const [id = ''] = await queue.addAll(file);
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({
      ...{ name: 'tea.txt', path: file, format: 'txt', from: 'en', to: 'zh', state: 'done' },
      ...{ done: 3, total: 3, flagged: 0, words: 8, error: null, savedPath: null },
    });
    const { path } = await queue.jobs.save(id, { bilingual: false });
    expect(path).toBe(folder.file('tea.zh.txt'));
    expect(readFileSync(path, 'utf8')).toBe(
      '[Boil water.] [Wait a minute.]\n\n[Pour it slowly.]\n',
    );
    expect(queue.job(id).savedPath).toBe(path);
    expect(queue.jobs.pathToShow(id)).toBe(path);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('saved again gets the next number, whatever is there already', async () => {
    const folder = temporaryFolder();
    const queue = openQueue(folder.root);
    const [id = ''] = await queue.addAll(folder.write('tea.txt', 'Boil water.'));
    await queue.ended(id);
    folder.write('tea.zh.txt', 'precious');
    const saved = await Promise.all([1, 2].map(() => queue.jobs.save(id, { bilingual: false })));
    expect(saved.map(({ path }) => path)).toEqual([
      folder.file('tea.zh (2).txt'),
      folder.file('tea.zh (3).txt'),
    ]);
    expect(readFileSync(folder.file('tea.zh.txt'), 'utf8')).toBe('precious');
  });

  it('is saved where the user says, but never over the original', async () => {
    const folder = temporaryFolder();
    const file = folder.write('tea.txt', 'Boil water.');
    const queue = openQueue(folder.root);
    const [id = ''] = await queue.addAll(file);
    await queue.ended(id);
    await expect(queue.jobs.save(id, { bilingual: false, path: file })).rejects.toMatchObject({
      code: 'file.exists',
    });
    const path = folder.write('out.txt', 'old');
    const keep = { bilingual: false, path, replace: false };
    await expect(queue.jobs.save(id, keep)).rejects.toMatchObject({ code: 'file.exists' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    await queue.jobs.save(id, { bilingual: false, path });
    expect(readFileSync(path, 'utf8')).toBe('[Boil water.]');
    expect(readFileSync(file, 'utf8')).toBe('Boil water.');
  });

  it('may change or vanish once it is read: what was added is translated', async () => {
    const folder = temporaryFolder();
    const [one, other] = [folder.write('one.txt', 'One cup.'), folder.write('two.txt', 'A pot.')];
    const queue = openQueue(folder.root);
    const ids = await queue.addAll(one, other);
    for (const id of ids) await queue.until(() => queue.job(id).format !== null);
    writeFileSync(one, 'Something else entirely.');
    rmSync(other);
    const saved: string[] = [];
    for (const id of ids) {
      await queue.ended(id);
      saved.push((await queue.jobs.save(id, { bilingual: false })).path);
    }
    expect(saved.map((path) => readFileSync(path, 'utf8'))).toEqual(['[One cup.]', '[A pot.]']);
  });

  it('whose language is not said is looked at', async () => {
    const folder = temporaryFolder();
    const file = folder.write('茶.txt', '今天天气很好，我们去公园喝茶。');
    const queue = openQueue(folder.root);
    const [id = ''] = await queue.jobs.enqueue([file], { from: 'auto', to: 'en' });
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({ from: 'zh-Hans', state: 'done' });
  });
});

describe('what is said twice', () => {
  it('is translated once, also while it is with the model', async () => {
    const folder = temporaryFolder();
    const fake = bracketing({ parallel: 4 });
    const file = folder.write('tea.txt', 'Tea.\n\nTea.\n\nCoffee.\n\nTea.\n\nTea.\n');
    const queue = openQueue(folder.root, { engine: fake.engine });
    const [id = ''] = await queue.addAll(file);
    await queue.ended(id);
    expect(fake.sources.toSorted()).toEqual(['Coffee.', 'Tea.']);
    expect(queue.targets(id)).toEqual(['[Tea.]', '[Tea.]', '[Coffee.]', '[Tea.]', '[Tea.]']);
    expect(queue.jobs.counts(id)).toMatchObject({ repeats: 3, memory: 0 });
  });

  it('and accepted before comes from the translation memory', async () => {
    const folder = temporaryFolder();
    const fake = bracketing();
    const queue = openQueue(folder.root, { engine: fake.engine });
    queue.memory.add({ source: 'Tea.', target: '茶。', from: 'en', to: 'zh', origin: 'revision' });
    const [id = ''] = await queue.addAll(folder.write('tea.txt', 'Tea.\n\nCoffee.\n'));
    await queue.ended(id);
    expect(fake.sources).toEqual(['Coffee.']);
    expect(queue.targets(id)).toEqual(['茶。', '[Coffee.]']);
    expect(queue.jobs.counts(id)).toMatchObject({ memory: 1 });
  });
});

describe('a file that fails', () => {
  it('fails alone, with its reason, and can be tried again', async () => {
    const folder = temporaryFolder();
    const queue = openQueue(folder.root);
    const missing = folder.file('missing.txt');
    const ids = await queue.addAll(
      missing,
      folder.write('empty.txt', ''),
      folder.write('dashes.txt', '---\n'),
      folder.write('program.bin', Buffer.from([0, 255, 0, 254])),
      '/dev/zero',
      folder.write('good.txt', 'Good.'),
    );
    for (const id of ids) await queue.ended(id);
    expect(ids.map((id) => queue.job(id).error?.code ?? queue.job(id).state)).toEqual([
      ...['file.notFound', 'document.noText', 'document.noText', 'document.unsupported'],
      ...['document.notFile', 'done'],
    ]);
    const [id = ''] = ids;
    writeFileSync(missing, 'Here now.');
    queue.jobs.resume(id);
    await queue.until(() => queue.job(id).state === 'done');
    expect(queue.targets(id)).toEqual(['[Here now.]']);
  });

  it('of an engine that dies twice at the same place stops no other, and goes on when asked', async () => {
    const folder = temporaryFolder();
    let isPoisonous = true;
    const fake = bracketing({
      answer(source) {
        if (source === 'Poison.' && isPoisonous) throw new AppError('engine.died', { model: 'm' });
        return `[${source}]`;
      },
    });
    const queue = openQueue(folder.root, { engine: fake.engine });
    const [bad = '', good = ''] = await queue.addAll(
      folder.write('bad.txt', 'Tea.\n\nPoison.\n\nCoffee.\n'),
      folder.write('good.txt', 'Good.'),
    );
    await queue.ended(bad);
    await queue.ended(good);
    expect(queue.job(bad)).toMatchObject({
      state: 'failed',
      done: 1,
      error: { code: 'engine.died' },
    });
    expect(queue.job(good).state).toBe('done');
    expect(fake.sources.filter((source) => source === 'Poison.')).toHaveLength(2);
    isPoisonous = false;
    queue.jobs.resume(null);
    await queue.until(() => queue.job(bad).state === 'done');
    expect(queue.targets(bad)).toEqual(['[Tea.]', '[Poison.]', '[Coffee.]']);
  });

  it('once for an engine that recovers is not told of it', async () => {
    const folder = temporaryFolder();
    const fake = bracketing({
      before(generation) {
        if (generation === 2) throw new AppError('engine.died', { model: 'm' });
      },
    });
    const queue = openQueue(folder.root, { engine: fake.engine });
    const [id = ''] = await queue.addAll(folder.write('tea.txt', 'Tea.\n\nCoffee.\n'));
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({ state: 'done', error: null });
  });

  it('for want of a model says so, and goes on when there is one', async () => {
    const folder = temporaryFolder();
    let model = '';
    const queue = openQueue(folder.root, { model: () => model });
    const [id = ''] = await queue.addAll(folder.write('tea.txt', 'Tea.'));
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({ state: 'failed', error: { code: 'model.none' } });
    model = import.meta.filename;
    queue.jobs.resume(id);
    await queue.until(() => queue.job(id).state === 'done');
  });

  it('for a full disk says so, keeps what was saved and goes on when there is room', async () => {
    const folder = temporaryFolder();
    const fake = bracketing({
      before(generation) {
        if (generation === 2) queue.database.exec('PRAGMA max_page_count = 1');
      },
    });
    const queue = openQueue(folder.root, { engine: fake.engine });
    const lines = Array.from({ length: 300 }, (_, n) => `Cup ${n} ${'of tea '.repeat(40)}\n\n`);
    const [id = ''] = await queue.addAll(folder.write('tea.txt', lines.join('')));
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({ state: 'failed', error: { code: 'disk.full' } });
    const { done } = queue.job(id);
    expect(done).toBeGreaterThan(0);
    queue.database.exec('PRAGMA max_page_count = 100000');
    const asked = fake.sources.length;
    queue.jobs.resume(id);
    await queue.until(() => queue.job(id).state === 'done');
    expect(fake.sources.length - asked).toBe(300 - done);
  });

  it('where nothing can be saved any more says so, and nothing else fails', async () => {
    const folder = temporaryFolder();
    const fake = bracketing({
      before(generation) {
        if (generation === 2) queue.database.exec('PRAGMA query_only = ON');
      },
    });
    const queue = openQueue(folder.root, { engine: fake.engine });
    const [id = ''] = await queue.addAll(folder.write('tea.txt', 'Tea.\n\nCoffee.\n'));
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({
      ...{ state: 'failed', error: { code: 'history.readOnly' }, done: 1 },
    });
    queue.database.exec('PRAGMA query_only = OFF');
    queue.jobs.resume(id);
    await queue.until(() => queue.job(id).state === 'done');
  });
});

describe('pause', () => {
  it('ends what is in flight at once, and resume goes on with it', async () => {
    const folder = temporaryFolder();
    const fake = bracketing({
      answer(source) {
        if (source === 'Two.') queue.jobs.pause(null);
        return `[${source}]`;
      },
    });
    const queue = openQueue(folder.root, { engine: fake.engine });
    const [id = ''] = await queue.addAll(folder.write('n.txt', 'One.\n\nTwo.\n\nThree.\n'));
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({ state: 'paused', done: 1, total: 3 });
    expect(queue.targets(id)).toEqual(['[One.]', null, null]);
    fake.sources.length = 0;
    queue.jobs.resume(id);
    await queue.until(() => fake.sources.length > 0);
    queue.jobs.pause(null);
    expect(fake.sources).toEqual(['Two.']);
  });

  it('is kept over a restart', async () => {
    const folder = temporaryFolder();
    const first = openQueue(folder.root);
    const [id = ''] = await first.addAll(folder.write('n.txt', 'One.'));
    await expect.poll(() => readdirSync(folder.root)).toContain('documents');
    await expect.poll(() => readdirSync(folder.file('documents'))).toEqual([id]);
    first.jobs.pause(id);
    first.close();
    const second = openQueue(folder.root);
    second.jobs.start();
    expect(second.job(id).state).toBe('paused');
    second.jobs.resume(null);
    await second.until(() => second.job(id).state === 'done');
  });
});

describe('a removed document', () => {
  it('comes back, and is gone with its copy when the app closes', async () => {
    const folder = temporaryFolder();
    const first = openQueue(folder.root);
    const [id = ''] = await first.addAll(folder.write('n.txt', 'One.'));
    await first.ended(id);
    first.jobs.remove(id);
    expect(first.jobs.list()).toEqual([]);
    first.jobs.restore(id);
    expect(first.targets(id)).toEqual(['[One.]']);
    expect(readFileSync(folder.file(`documents/${id}`), 'utf8')).toBe('One.');
    first.jobs.remove(id);
    first.close();
    expect(() => readFileSync(folder.file(`documents/${id}`))).toThrow('ENOENT');
    const second = openQueue(folder.root);
    second.jobs.restore(id);
    expect(second.jobs.list()).toEqual([]);
  });
});
