import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bytesOf, useTempHistory } from '#core/history/testing/tempHistory.ts';
import { createMemoryStore, type MemoryStore } from './memoryStore.ts';

const temp = useTempHistory();
const ALL = { query: '' };
const PAGE = { limit: 50, offset: 0 };

function fill(store: MemoryStore, ...sources: string[]): void {
  for (const source of sources)
    store.add({ source, target: `t ${source}`, from: 'zh', to: 'en', origin: 'a.docx' });
}
const left = (store: MemoryStore) =>
  store
    .list(ALL, PAGE)
    .rows.map(({ source }) => source)
    .sort();

describe('deleted pairs', () => {
  it('are gone everywhere, and those deleted last come back', async () => {
    const store = createMemoryStore(temp.open());
    fill(store, 'a', 'b', 'c', 'd');
    expect(await store.removeWhere({ ids: [1, 2, 99] })).toBe(2);
    expect(await store.removeWhere({ filter: { query: 'c' } })).toBe(1);
    expect(left(store)).toEqual(['d']);
    expect(store.find({ source: 'a', from: 'zh', to: 'en' })).toEqual([]);
    expect(store.list({ query: 't' }, PAGE).total).toBe(1);
    expect([...store.all()]).toHaveLength(1);
    expect(await store.restore()).toBe(1);
    expect(await store.restore()).toBe(0);
    expect(left(store)).toEqual(['c', 'd']);
  });

  it('are chosen by exactly what the list shows: a phrase is no loose words', async () => {
    const store = createMemoryStore(temp.open());
    fill(store, '天气象', '气象天气');
    expect(await store.removeWhere({ filter: { query: '天气象' } })).toBe(1);
    expect(left(store)).toEqual(['气象天气']);
  });

  it('that are accepted again are there again', async () => {
    const store = createMemoryStore(temp.open());
    fill(store, 'a');
    await store.removeWhere({ ids: [1] });
    fill(store, 'a');
    expect(left(store)).toEqual(['a']);
    await store.removeWhere({ ids: [1] });
    const pair = { source: 'a', target: 't a', from: 'zh', to: 'en', origin: '', createdAt: 5 };
    expect([store.addNew(pair), store.addNew(pair)]).toEqual([true, false]);
    expect(
      store.matches({ source: 'a', from: 'zh', to: 'en' }, { limit: 5, atLeast: 60 }),
    ).toHaveLength(1);
  });

  it('are gone from the file when the app closes, their words too', async () => {
    const database = temp.open();
    const store = createMemoryStore(database);
    fill(store, 'Xyzzyplugh here', 'stays');
    await store.removeWhere({ ids: [1] });
    expect(bytesOf(temp.file()).includes('zzyplugh')).toBe(true);
    expect(store.purgeDeleted()).toBe(1);
    expect(await store.restore()).toBe(0);
    for (const word of ['zzyplugh', 'xyzzy'])
      expect(bytesOf(temp.file()).includes(word)).toBe(false);
    expect(left(store)).toEqual(['stays']);
  });

  it('of another process that runs are its own; of one that ended they go', async () => {
    const running = createMemoryStore(temp.open(), { owner: `${process.ppid}:other` });
    fill(running, 'a', 'b');
    await running.removeWhere({ ids: [1] });
    const mine = createMemoryStore(temp.open());
    expect([await mine.restore(), mine.purgeDeleted()]).toEqual([0, 0]);
    const ended = createMemoryStore(temp.open(), { owner: '999999999:gone' });
    await ended.removeWhere({ ids: [2] });
    expect(mine.purgeDeleted()).toBe(1);
    expect(await running.restore()).toBe(1);
    expect(left(mine)).toEqual(['a']);
  });

  it('come back though others are made gone at this moment, or while they are being deleted', async () => {
    const database = temp.open();
    const store = createMemoryStore(database);
    const { signal } = new AbortController();
    database.transaction(() => {
      fill(store, ...Array.from({ length: 1200 }, (_, number) => `s${number}`));
    });
    const [deleted] = await Promise.all([
      store.removeWhere({ filter: ALL }),
      store.purgeRest(signal),
    ]);
    expect(deleted).toBe(1200);
    const [restored] = await Promise.all([store.restore(), store.purgeRest(signal)]);
    expect(restored).toBe(1200);
    expect(store.list(ALL, PAGE).total).toBe(1200);
  });

  it('leave nothing behind that tells of them: no name of a file, no key of a word', async () => {
    const database = temp.open();
    const store = createMemoryStore(database);
    database.transaction(() => {
      fill(store, ...Array.from({ length: 70 }, (_, number) => `word${number}`));
    });
    expect(bytesOf(temp.file()).includes('a.docx')).toBe(true);
    await store.removeWhere({ filter: ALL });
    store.purgeDeleted();
    expect(bytesOf(temp.file()).includes('a.docx')).toBe(false);
    const keys = database.query(
      'SELECT count(*) AS value FROM memory_terms',
      z.object({ value: z.number() }),
    );
    expect(keys.get()?.value).toBe(0);
  });

  it('of which there are very many go piece by piece, but for what can come back', async () => {
    const database = temp.open();
    const store = createMemoryStore(database);
    database.transaction(() => {
      fill(store, ...Array.from({ length: 1500 }, (_, number) => `s${number}`));
    });
    expect(await store.removeWhere({ filter: { query: '', origin: 'a.docx' } })).toBe(1500);
    fill(store, 'x');
    const { signal } = new AbortController();
    await store.purgeRest(signal);
    expect(await store.restore()).toBe(1500);
    await store.removeWhere({ filter: ALL });
    expect(store.purgeDeleted()).toBe(1000);
    await store.purgeRest(signal);
    const rows = database.query(
      'SELECT count(*) AS value FROM memory',
      z.object({ value: z.number() }),
    );
    expect(rows.get()?.value).toBe(0);
  });
});

describe('a pair that is changed', () => {
  it('has the new target and is found by its words only', () => {
    const store = createMemoryStore(temp.open());
    fill(store, 'a');
    expect(store.change(1, 'other words')).toMatchObject({ id: 1, target: 'other words' });
    expect(store.list({ query: 'other' }, PAGE).total).toBe(1);
    expect(store.list({ query: 't' }, PAGE).total).toBe(0);
    expect(store.change(2, 'x')).toBeNull();
  });

  it('to what another one says takes its place', () => {
    const store = createMemoryStore(temp.open());
    store.add({ source: 'a', target: 'one', from: 'zh', to: 'en', origin: '' });
    store.add({ source: 'a', target: 'two', from: 'zh', to: 'en', origin: '' });
    expect(store.change(1, 'two')).toMatchObject({ id: 1, target: 'two' });
    expect(store.list(ALL, PAGE)).toMatchObject({ total: 1, rows: [{ id: 1 }] });
  });
});

it('whoever shows the memory hears of each change', async () => {
  let changes = 0;
  const store = createMemoryStore(temp.open(), { onChanged: () => changes++ });
  fill(store, 'a');
  store.change(1, 'x');
  await store.removeWhere({ ids: [1] });
  await store.restore();
  store.remove(1);
  expect(changes).toBe(5);
});
