import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemoryDatabase, type Database } from '#core/history/database.ts';
import { createMemoryStore, type MemoryStore } from './memoryStore.ts';
import { comparable, similarity } from './similarity.ts';
import { createSentences } from './testing/madeTexts.ts';

const BEST = { limit: 3, atLeast: 60 };

function memoryOf(...pairs: (readonly [source: string, target: string, from?: string])[]) {
  const store = createMemoryStore(openMemoryDatabase());
  for (const [source, target, from = 'zh'] of pairs)
    store.add({ source, target, from, to: 'en', origin: 'a.docx' });
  return (source: string, options = BEST, to = 'en', from = 'zh') =>
    store.matches({ source, from, to }, options).map(({ target, score }) => [target, score]);
}

describe('what is like a text', () => {
  it('comes with its score, the most similar first, as many as wanted and no worse than wanted', () => {
    const matches = memoryOf(
      ['今天天气很好。', 'Today is fine.'],
      ['明天天气很好。', 'Tomorrow is fine.'],
      ['昨天天气不好。', 'Yesterday was bad.'],
      ['我们去公园散步。', 'We walk in the park.'],
    );
    expect(matches('今天天气很好')).toEqual([
      ['Today is fine.', 98],
      ['Tomorrow is fine.', 83],
      ['Yesterday was bad.', 66],
    ]);
    expect(matches('今天天气很好', { limit: 1, atLeast: 60 })).toEqual([['Today is fine.', 98]]);
    expect(matches('今天天气很好', { limit: 9, atLeast: 90 })).toEqual([['Today is fine.', 98]]);
    expect(matches('完全不同的句子')).toEqual([]);
  });

  it('is found in the same languages however they are spelled, and from a language that nobody told', () => {
    const matches = memoryOf(['今天天气很好。', 'Today is fine.', 'zh-CN']);
    expect(matches('今天天气真好。', BEST, 'en-GB', 'auto')).toEqual([['Today is fine.', 83]]);
    expect(matches('今天天气真好。', BEST, 'de')).toEqual([]);
    expect(matches('今天天气真好。', BEST, 'en', 'ja')).toEqual([]);
  });

  it('is the text itself first, the translation accepted last before others', () => {
    const matches = memoryOf(['你好', 'Hello'], ['你好', 'Hi'], ['你好！', 'Hello!']);
    expect(matches('你好')).toEqual([
      ['Hi', 100],
      ['Hello', 100],
      ['Hello!', 98],
    ]);
  });

  it('differs in numbers only where a template is filled in', () => {
    const matches = memoryOf(['第 3 页，共 12 页', 'Page 3 of 12']);
    expect(matches('第 17 页，共 240 页')).toEqual([['Page 3 of 12', 97]]);
  });

  it('is none for what has no letters, and for what is too long to be a sentence', () => {
    const matches = memoryOf(['……', '…'], ['好'.repeat(300), 'Good.'], ['🙂🙂', ':)']);
    for (const text of ['', '…', '   ', '🙂', '1'.repeat(100), '\u200b', '好天'.repeat(200_000)])
      expect(matches(text)).toEqual([]);
    expect(matches('🙂🙂')).toEqual([[':)', 100]]);
    expect(matches('好'.repeat(299))).toEqual([['Good.', 96]]);
  });

  it('is not what was deleted', async () => {
    const store = createMemoryStore(openMemoryDatabase());
    store.add({ source: '你好', target: 'Hello', from: 'zh', to: 'en', origin: '' });
    const wanted = { source: '你好！', from: 'zh', to: 'en' };
    expect(store.matches(wanted, BEST)).toHaveLength(1);
    await store.removeWhere({ ids: [1] });
    expect(store.matches(wanted, BEST)).toEqual([]);
    await store.restore();
    expect(store.matches(wanted, BEST)).toHaveLength(1);
  });
});

describe.each(['zh', 'en'] as const)('in ten thousand sentences (%s)', (language) => {
  const made = createSentences(7, language);
  const sources = Array.from({ length: 10_000 }, () => made.sentence());
  let database: Database;
  let store: MemoryStore;

  beforeAll(() => {
    database = openMemoryDatabase();
    store = createMemoryStore(database);
    database.transaction(() => {
      for (const source of sources)
        store.add({ source, target: 'x', from: language, to: 'de', origin: '' });
    });
  });
  afterAll(() => {
    database.close();
  });

  it('a sentence with words changed is found as what it was, where 75 % of it is left', () => {
    let found = 0;
    let wanted = 0;
    for (let number = 0; wanted < 300 && number < 3000; number++) {
      const source = sources[made.below(sources.length)] ?? '';
      const asked = made.changed(source, 1 + made.below(5));
      const nearest = similarity(comparable(asked), comparable(source));
      if (nearest < 75 || nearest === 100) continue;
      wanted++;
      const [best] = store.matches({ source: asked, from: language, to: 'de' }, BEST);
      if (best && best.score >= nearest) found++;
    }
    expect(wanted).toBe(300);
    expect(found / wanted).toBeGreaterThanOrEqual(0.95);
  });
});
