import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openMemoryDatabase, type Database } from '#core/history/database.ts';
import { createMemoryStore, type MemoryStore } from './memoryStore.ts';

const MANY = 100_000;
const ORIGINS = ['a.tmx', 'b.tmx'] as const;
const ALL = { query: '' };
const PAGE = 200;
/** Short, so that they are there soon, and no two alike. */
const sourceOf = (number: number) => `w${number.toString(36)} said`;

describe('a memory of a hundred thousand pairs', () => {
  let database: Database;
  let store: MemoryStore;

  beforeAll(() => {
    database = openMemoryDatabase();
    store = createMemoryStore(database);
    database.transaction(() => {
      for (let number = 0; number < MANY; number++)
        store.addNew({
          ...{ source: sourceOf(number), target: `t${number}`, from: 'en', to: 'de' },
          ...{ origin: ORIGINS[number % 2] ?? '', createdAt: number },
        });
    });
    return () => {
      database.close();
    };
  }, 120_000);

  const value = (sql: string) =>
    database.query(`SELECT ${sql} AS value`, z.object({ value: z.number() })).get()?.value;

  it('has each once, counted by languages and origin', () => {
    expect(store.summary()).toEqual({
      pairs: MANY,
      languages: [{ from: 'en', to: 'de', pairs: MANY }],
      origins: ORIGINS.map((origin) => ({ origin, pairs: MANY / 2 })),
    });
    const again = { source: sourceOf(7), target: 't7', from: 'en', to: 'de', origin: '' };
    expect(store.addNew({ ...again, createdAt: 1 })).toBe(false);
  });

  it('is read by pages at any place, the newest first, without a gap', () => {
    for (const offset of [0, MANY / 2, MANY - PAGE]) {
      const { rows, total } = store.list(ALL, { limit: PAGE, offset });
      expect(total).toBe(MANY);
      const newest = MANY - 1 - offset;
      expect(rows.map(({ createdAt }) => createdAt)).toEqual(
        Array.from({ length: PAGE }, (_, at) => newest - at),
      );
    }
    expect(store.list(ALL, { limit: PAGE, offset: MANY }).rows).toEqual([]);
  });

  it('finds any of them by its source, by its words and by what is like it', () => {
    for (const number of [0, 4711, MANY - 1]) {
      const wanted = { source: sourceOf(number), from: 'en', to: 'de' };
      expect(store.find(wanted).map(({ target }) => target)).toEqual([`t${number}`]);
      const [like] = store.matches(
        { ...wanted, source: `${sourceOf(number)}!` },
        { limit: 1, atLeast: 60 },
      );
      expect(like).toMatchObject({ target: `t${number}`, score: 98 });
      const { rows } = store.list({ query: `t${number}` }, { limit: 1, offset: 0 });
      expect(rows).toMatchObject([{ target: `t${number}` }]);
    }
  });

  it('of which half is deleted and comes back is the same, and so is its index', async () => {
    const filter = { query: '', origin: ORIGINS[0] };
    expect(await store.removeWhere({ filter })).toBe(MANY / 2);
    expect(store.summary().pairs).toBe(MANY / 2);
    expect(store.list({ query: 'said' }, { limit: 1, offset: 0 }).total).toBe(MANY / 2);
    expect(await store.restore()).toBe(MANY / 2);
    expect(store.summary().pairs).toBe(MANY);
    expect(value('(SELECT count(*) FROM memory WHERE deleted_at IS NULL)')).toBe(MANY);
    // Fails where the index is not whole.
    database.exec("INSERT INTO memory_index (memory_index) VALUES ('integrity-check')");
  });
});
