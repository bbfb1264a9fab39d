import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from './cut.ts';
import { pairSentences, type Range } from './sentencePairs.ts';

/** The pairs as texts. */
function pairs(source: string, target: string, from = 'zh', to = 'en'): [string, string][] {
  return pairSentences(source, target, from, to).map((pair) => [
    source.slice(pair.source.begin, pair.source.end),
    target.slice(pair.target.begin, pair.target.end),
  ]);
}

describe('a text and its translation', () => {
  it('go together sentence by sentence, where both have as many', () => {
    expect(
      pairs('今天天气很好。我们去公园吧！', 'The weather is nice. Let us go to the park!'),
    ).toEqual([
      ['今天天气很好。', 'The weather is nice.'],
      ['我们去公园吧！', 'Let us go to the park!'],
    ]);
  });

  it('go together as a whole line, where they have not', () => {
    expect(pairs('天气很好，走吧。\n再见。', 'Nice weather. Let us go.\nGoodbye.')).toEqual([
      ['天气很好，走吧。', 'Nice weather. Let us go.'],
      ['再见。', 'Goodbye.'],
    ]);
  });

  it('go together line by line, whatever the line breaks; lines without a word have no part', () => {
    expect(pairs('一。\r\n\r\n***\r\n  二。', 'One.\n\n***\n  Two.')).toEqual([
      ['一。', 'One.'],
      ['二。', 'Two.'],
    ]);
    expect(pairs('一。\n\n二。', 'One.\nTwo.')).toEqual([
      ['一。', 'One.'],
      ['二。', 'Two.'],
    ]);
    expect(pairs('一。\n***', 'One.\nTwo.')).toEqual([['一。', 'One.']]);
  });

  it('with lines that do not go together are compared as a whole', () => {
    expect(pairs('一。\n二，三。\n', 'One. Two. Three.')).toEqual([
      ['一。\n二，三。', 'One. Two. Three.'],
    ]);
    expect(pairs('一。\n二。\n', 'One. Two.')).toEqual([
      ['一。', 'One.'],
      ['二。', 'Two.'],
    ]);
  });

  it('keep abbreviations whole, and a quotation with its marks', () => {
    expect(
      pairs('Mr. Li went. He is 3.5 km away.', '李先生走了。他在3.5公里外。', 'en', 'zh'),
    ).toEqual([
      ['Mr. Li went.', '李先生走了。'],
      ['He is 3.5 km away.', '他在3.5公里外。'],
    ]);
    expect(pairs('他笑了。“走吧。”', 'He laughed. "Let us go."')).toEqual([
      ['他笑了。', 'He laughed.'],
      ['“走吧。”', '"Let us go."'],
    ]);
    expect(pairs('Τι κάνεις; Καλά.', 'How are you? Fine.', 'el', 'en')).toHaveLength(2);
  });

  it('leave marks alone with the sentence before them', () => {
    expect(pairs('— Hi. !!! Bye. …', '— 嗨。再见。', 'en', 'zh')).toEqual([
      ['— Hi. !!!', '— 嗨。'],
      ['Bye. …', '再见。'],
    ]);
  });

  it.each([
    ['', ''],
    ['你好', ''],
    ['', 'Hello'],
    ['!!!', '???'],
    [' \n', 'Hello'],
  ])('have no part together when one has no words: %j, %j', (source, target) => {
    expect(pairs(source, target)).toEqual([]);
  });

  it('are compared in languages that nobody knows, too', () => {
    for (const code of ['', 'auto', 'xx-nowhere', 'not a language', '\0'])
      expect(pairs('Hi. Bye.', 'Hi. Bye.', code, code)).toHaveLength(2);
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '你好。',
    '“',
    '”',
    ' ',
    '\r\n',
    '\r',
    '\n',
    '👩‍👩‍👧',
    'Mr. ',
    '\ud83d',
    '\u2028',
    'Yes! ',
  ),
);
const anyText = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

it('the ranges are in order, apart, never empty, and part no character and no CRLF, in any text', () => {
  function check(text: string, ranges: readonly Range[]): void {
    let before = 0;
    for (const { begin, end } of ranges) {
      expect(begin).toBeGreaterThanOrEqual(before);
      expect(end).toBeGreaterThan(begin);
      expect(end).toBeLessThanOrEqual(text.length);
      for (const cut of [begin, end]) {
        expect(splitsPair(text, cut)).toBe(false);
        expect(text.slice(cut - 1, cut + 1)).not.toBe('\r\n');
      }
      before = end;
    }
  }
  fc.assert(
    fc.property(anyText, anyText, (source, target) => {
      const found = pairSentences(source, target, 'zh', 'en');
      check(
        source,
        found.map((pair) => pair.source),
      );
      check(
        target,
        found.map((pair) => pair.target),
      );
    }),
    { numRuns: 300 },
  );
});
