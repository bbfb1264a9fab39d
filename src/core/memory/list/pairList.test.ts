import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '#core/history/database.ts';
import type { MemoryFilter } from '#shared/ipc/memory.ts';
import { createMemoryStore } from '../memoryStore.ts';

const PAGE = { limit: 50, offset: 0 };
const pair = (source: string, target: string, about: object = {}) => ({
  ...{ source, target, from: 'zh', to: 'en', origin: 'a.docx', createdAt: 1 },
  ...about,
});

/** A memory with these pairs and what a filter lists of it. */
function memoryOf(...pairs: ReturnType<typeof pair>[]) {
  const database = openMemoryDatabase();
  const store = createMemoryStore(database);
  database.transaction(() => {
    for (const each of pairs) store.addNew(each);
  });
  const list = (filter: Partial<MemoryFilter> = {}, page = PAGE) =>
    store.list({ query: '', ...filter }, page);
  const sources = (filter?: Partial<MemoryFilter>, page?: typeof PAGE) =>
    list(filter, page).rows.map(({ source }) => source);
  return { store, list, sources };
}

describe('the list of pairs', () => {
  it('has the newest first, by pages, and says how many there are', () => {
    const { list, sources } = memoryOf(
      pair('一', 'one', { createdAt: 2 }),
      pair('二', 'two', { createdAt: 3 }),
      pair('三', 'three', { createdAt: 1 }),
    );
    expect(sources()).toEqual(['二', '一', '三']);
    expect(sources({}, { limit: 1, offset: 1 })).toEqual(['一']);
    expect(list({}, { limit: 1, offset: 1 }).total).toBe(3);
    expect(list({}, { limit: 1, offset: 9 })).toEqual({ rows: [], total: 3 });
  });

  it('is chosen by languages, origin and date', () => {
    const { list, sources } = memoryOf(
      pair('一', 'one', { createdAt: 10 }),
      pair('二', 'two', { createdAt: 20, origin: 'b.tmx' }),
      pair('drei', 'three', { from: 'de', createdAt: 30 }),
    );
    expect(sources({ from: 'zh-Hans' })).toEqual(['二', '一']);
    expect(sources({ from: 'zh', origin: 'b.tmx' })).toEqual(['二']);
    expect(sources({ to: 'fr' })).toEqual([]);
    expect(sources({ since: 20 })).toEqual(['drei', '二']);
    expect(sources({ since: 10, before: 20 })).toEqual(['一']);
    expect(list({ from: 'zh', since: 15 }).total).toBe(1);
  });

  it('is searched by words of both languages, however they are written', () => {
    const { list, sources } = memoryOf(
      pair('今天天气很好。', 'The weather is fine today.'),
      pair('天气', 'Weather'),
      pair('Café', 'Kaffeehaus', { from: 'fr', to: 'de' }),
      pair('气候天生如此', 'So is the climate'),
    );
    expect(sources({ query: '天气' })).toEqual(['天气', '今天天气很好。']);
    expect(sources({ query: 'WEATHER fine' })).toEqual(['今天天气很好。']);
    expect(sources({ query: 'kaff' })).toEqual(['Café']);
    expect(sources({ query: 'cafe ' })).toEqual(['Café']);
    expect(sources({ query: '今天 weather' })).toEqual(['今天天气很好。']);
    expect(sources({ query: 'weather', from: 'de' })).toEqual([]);
    expect(list({ query: '天气', to: 'en' }).total).toBe(2);
    expect(sources({ query: '_' })).toEqual([]);
  });

  it('has words in the order of the query where nothing divides them', () => {
    const { sources } = memoryOf(pair('天气象', 'a'), pair('气象天气', 'b'), pair('象天', 'c'));
    expect(sources({ query: '天气象' })).toEqual(['天气象']);
  });

  it('is searched for symbols too, which have no words', () => {
    const { list } = memoryOf(pair('好🎉', 'Good'), pair('价格', '10 €'), pair('无', 'none'));
    expect(list({ query: '🎉' })).toMatchObject({ rows: [{ source: '好🎉' }], total: 1 });
    expect(list({ query: '€' })).toMatchObject({ rows: [{ target: '10 €' }], total: 1 });
  });

  it('shows sources that have several translations, those of one together', () => {
    const { list, sources } = memoryOf(
      pair('一', 'one', { createdAt: 1 }),
      pair('二', 'two', { createdAt: 2 }),
      pair('一', 'a', { createdAt: 3 }),
      pair('三', 'three', { createdAt: 4 }),
      pair('一', 'eins', { to: 'de' }),
    );
    expect(sources({ duplicates: true })).toEqual(['一', '一']);
    expect(list({ duplicates: true }).total).toBe(2);
    expect(list({ duplicates: true, query: 'one' }).total).toBe(1);
  });
});

describe('the summary', () => {
  it('counts pairs by languages and origin, without those that are deleted', async () => {
    const { store } = memoryOf(
      pair('一', 'one'),
      pair('二', 'two', { origin: 'b.tmx' }),
      pair('drei', 'three', { from: 'de' }),
    );
    expect(store.summary()).toEqual({
      pairs: 3,
      languages: [
        { from: 'zh', to: 'en', pairs: 2 },
        { from: 'de', to: 'en', pairs: 1 },
      ],
      origins: [
        { origin: 'a.docx', pairs: 2 },
        { origin: 'b.tmx', pairs: 1 },
      ],
    });
    await store.removeWhere({ filter: { query: '', from: 'zh' } });
    expect(store.summary()).toMatchObject({ pairs: 1, origins: [{ pairs: 1 }] });
    await store.restore();
    expect(store.summary().pairs).toBe(3);
  });
});
