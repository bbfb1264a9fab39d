import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsFound, save, storeIn, useTempHistory } from './testing/tempHistory.ts';

const temp = useTempHistory();

function historyOf(entries: Record<string, [source: string, target: string]>) {
  const store = storeIn(temp.open());
  for (const [id, [source, target]] of Object.entries(entries)) save(store, id, { source, target });
  return store;
}

describe('search finds', () => {
  const store = () =>
    historyOf({
      weather: [
        '今天天气很好，我们去公园散步吧。',
        "It's nice weather today; let's go for a walk in the park.",
      ],
      japanese: ['東京タワーは高いです。ﾃﾞｰﾀ', '東京塔很高。'],
      korean: ['기계번역을 사용합니다', 'I use machine translation'],
      thai: ['ภาษาไทยไม่มีช่องว่างระหว่างคำ', 'Thai has no spaces between words'],
      german: ['Die Straße nach Übersee ist naß', 'ΟΔΟΣ, İstanbul, Đà Nẵng, Ёлка'],
      mixed: ['使用GPU加速3.5倍', '𠮷野家 costs ５００円'],
    });

  it.each([
    ['天气', ['weather']],
    ['气', ['weather']],
    ['园', ['weather']],
    ['吧', ['weather']],
    ['公园散步', ['weather']],
    ['公园 天气', ['weather']],
    ['很好我们', []],
    ['天公', []],
    ['東京', ['japanese']],
    ['タワー', ['japanese']],
    ['データ', ['japanese']],
    ['번역', ['korean']],
    ['ไทย', ['thai']],
    ['ช่องว่าง', ['thai']],
    ['加速', ['mixed']],
    ['GPU加速', ['mixed']],
    ['gpu 加速', ['mixed']],
    ['3.5', ['mixed']],
    ['500円', ['mixed']],
    ['𠮷', ['mixed']],
    ['𠮷野', ['mixed']],
  ])('Chinese, Japanese, Korean and Thai: %s', (query, ids) => {
    expect(idsFound(store(), query)).toEqual(ids);
  });

  it.each([
    ['weather', ['weather']],
    ['WEATHER', ['weather']],
    ['wea', ['weather']],
    ['wea ', []],
    ['ather', []],
    ['walk nice', ['weather']],
    ["let's", ['weather']],
    ['walk 天气', ['weather']],
    ['strasse', ['german']],
    ['STRASSE', ['german']],
    ['uber', ['german']],
    ['nass', ['german']],
    ['οδος', ['german']],
    ['istanbul', ['german']],
    ['da nang', ['german']],
    ['елка', ['german']],
    ['weather strasse', []],
  ])('words, also unfinished, whatever their case and accents: %s', (query, ids) => {
    expect(idsFound(store(), query)).toEqual(ids);
  });

  it('every piece of two or more characters of a text, and every word of it', () => {
    const store = storeIn(temp.open());
    const characters = Array.from('的一是不了有和人时來用们東ひらがなカタカナ한국어번역𠮷野');
    const dense = fc
      .array(fc.constantFrom(...characters), { minLength: 2, maxLength: 40 })
      .map((list) => list.join(''));
    const word = fc.stringMatching(/^[a-zA-ZäöüéñßабвгÀ-ÖØ-ö0-9]{1,12}$/);
    const divider = fc.constantFrom(' ', '，', '。\n', '(', ' "', '-', '');
    const texts = fc.array(fc.tuple(dense, divider, word, divider), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (pieces, from, length) => {
        const source = pieces.flat().join('');
        save(store, 'a', { source, target: '' });
        for (const [dense] of pieces) {
          const all = Array.from(dense);
          const first = from % (all.length - 1);
          const piece = all.slice(first, first + 2 + (length % all.length)).join('');
          expect(idsFound(store, piece)).toEqual(['a']);
        }
        for (const word of source.match(/[\p{L}\p{N}]+/gu) ?? [])
          expect(idsFound(store, `${word} `)).toEqual(['a']);
        store.remove('a');
      }),
    );
  });

  it('symbols as they stand, when the query is nothing else', () => {
    const store = historyOf({ a: ['好 🎉', '-> "quoted"'], b: ['a\0b', '100%_'] });
    expect(idsFound(store, '🎉')).toEqual(['a']);
    expect(idsFound(store, '->')).toEqual(['a']);
    expect(idsFound(store, '%_')).toEqual(['b']);
    expect(idsFound(store, '\0')).toEqual(['b']);
    expect(idsFound(store, '%%')).toEqual([]);
  });

  it('everything without a query', () => {
    const store = historyOf({ a: ['1', '2'], b: ['3', '4'] });
    for (const query of ['', '  ', '\n\u3000']) expect(idsFound(store, query)).toHaveLength(2);
  });

  it('nothing, and does no harm, for queries in the language of the database', () => {
    const store = historyOf({ a: ['普通的话', 'ordinary words'] });
    const hostile = [
      '"',
      "'",
      '""',
      'a OR',
      'NOT ordinary',
      'NEAR(普通 的话)',
      'source:普通',
      '^ordinary x',
      '(',
      '*',
    ];
    for (const query of [...hostile, '普通"*', '-ordinary', '{a b}: x', '\ud800', 'x'.repeat(500)])
      expect(() => idsFound(store, query)).not.toThrow();
    expect(idsFound(store, 'NOT words')).toEqual([]);
    expect(idsFound(store, '"ordinary"')).toEqual(['a']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        idsFound(store, query);
        idsFound(store, `普通${query}`);
        idsFound(store, query + '\udc00');
      }),
    );
  });

  it('also with 500 characters of query', () => {
    const text = '今天天气很好我们去公园散步吧'.repeat(40).slice(0, 500);
    const words = Array.from({ length: 250 }, (_, index) => (index % 10).toString()).join(' ');
    const store = historyOf({ a: [`${text}。`, words] });
    expect(idsFound(store, text)).toEqual(['a']);
    expect(idsFound(store, words)).toEqual(['a']);
  });
});

describe('search orders', () => {
  it('the best match first, and of equal ones the newest', () => {
    const store = historyOf({
      long: ['天气'.concat('其他的内容很多'.repeat(20)), 'x'],
      twice: ['天气和天气', 'x'],
      older: ['天气好', 'x'],
      newer: ['天气好', 'x'],
    });
    const ids = idsFound(store, '天气');
    expect(ids.indexOf('newer')).toBe(ids.indexOf('older') - 1);
    expect(ids[0]).toBe('twice');
    expect(ids.at(-1)).toBe('long');
  });

  it('page by page, with the number of all', () => {
    const store = storeIn(temp.open());
    for (let number = 0; number < 25; number++)
      save(store, `${number}`, { source: '天气', target: 'x' });
    const page = store.list({ query: '天气', limit: 10, offset: 20 });
    expect(page.rows.map(({ id }) => id)).toEqual(['4', '3', '2', '1', '0']);
    expect(page.total).toBe(25);
  });
});

describe('a snippet', () => {
  const rowOf = (source: string, target: string, query: string) =>
    historyOf({ a: [source, target] }).list({ query, limit: 1, offset: 0 }).rows[0];

  it('shows the hit in the text that has it, and the beginning of the other one', () => {
    const row = rowOf(
      '开头。'.repeat(300).concat('这里有翻译历史。', '结尾。'.repeat(300)),
      'Start. '.repeat(99),
      '翻译历史',
    );
    expect(row?.sourceSnippet).toMatch(/^….*这里有翻译历史。.*…$/);
    expect(row?.targetSnippet).toMatch(/^Start\. Start\..*…$/);
  });

  it('finds the hit behind characters that change their length in a search', () => {
    const row = rowOf(
      'ﬁﬃé½ßÅ'.repeat(200).concat(' 🎉👩‍👩‍👧 Überraschung! ', 'x '.repeat(200)),
      'y',
      'uberr',
    );
    expect(row?.sourceSnippet).toContain('👩‍👩‍👧 Überraschung!');
  });

  it('finds the hit far into a long text', () => {
    const row = rowOf('填充文字。'.repeat(60_000).concat('特别的词语'), 'y', '特别的词');
    expect(row?.sourceSnippet).toMatch(/特别的词语$/);
  });

  it('is one short line of whole characters around the hit, whatever the text', () => {
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const filler = fc.string({ unit: 'grapheme', maxLength: 400 });
    const store = storeIn(temp.open());
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        const source = `${before} 翻译 ${after}`;
        save(store, 'a', { source, target: source });
        const row = store.list({ query: '翻译', limit: 9, offset: 0 }).rows[0];
        store.remove('a');
        const snippet = row?.sourceSnippet ?? '';
        expect(snippet).toContain('翻译');
        expect(snippet).not.toMatch(/[\n\r\t\0]/);
        expect(snippet.isWellFormed()).toBe(true);
        expect([...graphemes.segment(snippet)].length).toBeLessThanOrEqual(122);
      }),
    );
  });
});
