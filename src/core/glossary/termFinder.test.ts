import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from './term.ts';
import { createLayeredFinder, createTermFinder, createTermLayer } from './termFinder.ts';

const term = (source: string, target = `<${source}>`, rest: Partial<Term> = {}): Term => ({
  ...{ source, target, note: '', caseSensitive: false, match: 'word', forbidden: false },
  ...rest,
});
const sources = (text: string, ...terms: Term[]) =>
  createTermFinder(terms)(text).map(({ source }) => source);

describe('a term is found', () => {
  it('as a whole word whatever its case, and not within another', () => {
    expect(sources('The CAT sat, cat. Concatenate cats!', term('cat'))).toEqual(['cat']);
    expect(sources('Concatenate cats, cat5, cät!', term('cat'))).toEqual([]);
    expect(sources('(cat)', term('cat'))).toEqual(['cat']);
  });

  it('in the order of the text, the longest first, none within another', () => {
    const terms = [term('neural'), term('network'), term('neural network'), term('deep')];
    expect(sources('A neural network is deep; a network.', ...terms)).toEqual([
      'neural network',
      'deep',
      'network',
    ]);
  });

  it('anywhere in scripts without spaces', () => {
    expect(sources('我们研究人工智能技术。', term('人工智能'), term('智能'))).toEqual(['人工智能']);
    expect(sources('ภาษาไทยง่าย', term('ไทย'))).toEqual(['ไทย']);
    expect(sources('用AI技术', term('AI'))).toEqual(['AI']);
    expect(sources('𠀀𠀁𠀂', term('𠀁'))).toEqual(['𠀁']);
  });

  it('in its own case only where it wants that, and before those that do not', () => {
    const us = term('US', '美国', { caseSensitive: true });
    expect(sources('Give us the US.', us)).toEqual(['US']);
    expect(sources('Give us.', us)).toEqual([]);
    const find = createTermFinder([us, term('us', '我们')]);
    expect(find('The US').map(({ targets }) => targets)).toEqual([['美国']]);
    expect(find('Tell us').map(({ targets }) => targets)).toEqual([['我们']]);
  });

  it('with other endings by its stem', () => {
    const found = (word: string, text: string) =>
      sources(text, term(word, 'x', { match: 'stem' })).length === 1;
    for (const [word, text] of [
      ['study', 'two studies'],
      ['translate', 'while translating'],
      ['run', 'running'],
      ['neural network', 'Neural networks'],
      ['Haus', 'die Häuser'],
      ['Vertrag', 'des Vertrages'],
      ['maschinelles Lernen', 'des maschinellen Lernens'],
      ['договор', 'по договорам'],
      ['계약', '계약을 맺다'],
      ['contrato', 'los contratos'],
    ] as const)
      expect([word, found(word, text)]).toEqual([word, true]);
    for (const [word, text] of [
      ['contract', 'contrast'],
      ['car', 'carpet'],
      ['note', 'not'],
      ['network', 'a net work'],
    ] as const)
      expect([word, found(word, text)]).toEqual([word, false]);
  });

  it('anywhere where it is a part', () => {
    expect(sources('Concatenate', term('cat', 'x', { match: 'part' }))).toEqual(['cat']);
  });

  it('with any white space, quotation marks, dashes and composition', () => {
    expect(sources('machine\u00a0\n learning', term(' machine learning '))).toEqual([
      'machine learning',
    ]);
    expect(sources('It’s state‑of‑the‑art', term("it's"), term('state-of-the-art'))).toHaveLength(
      2,
    );
    expect(sources('cafe\u0301', term('café'))).toEqual(['café']);
    expect(sources('cafe\u0301', term('cafe'))).toEqual([]);
    expect(sources('net\u00adwork, \u200bnet', term('network'), term('net'))).toHaveLength(2);
    expect(sources('İSTANBUL ΟΔΟΣ', term('istanbul'), term('οδός'), term('οδος'))).toEqual([
      'istanbul',
      'οδος',
    ]);
  });

  it('also when it is spelled like a token of a template', () => {
    expect(sources('a </s> b <|eot_id|>c', term('</s>'), term('<|eot_id|>'))).toEqual([
      '</s>',
      '<|eot_id|>',
    ]);
  });
});

describe('terms of one source', () => {
  it('are one wish with each of their translations once, what is forbidden, and the notes', () => {
    const find = createTermFinder([
      term('cup', 'Tasse', { note: 'for tea' }),
      term('Cup', 'Becher'),
      term('cup', 'Tasse', { note: 'for tea' }),
      term('cup', 'Kelch', { forbidden: true, note: 'no' }),
    ]);
    expect(find('One cup.')).toEqual([
      {
        ...{ source: 'cup', targets: ['Tasse', 'Becher'], forbidden: ['Kelch'] },
        ...{ note: 'for tea; no', caseSensitive: false, match: 'word' },
      },
    ]);
  });

  it('may be the target of another: nothing goes round in circles', () => {
    expect(
      sources('cloud', term('cloud', 'cloud computing'), term('cloud computing', 'cloud')),
    ).toEqual(['cloud']);
  });
});

it('words that are forbidden everywhere come with every text', () => {
  const find = createTermFinder([
    term('', 'utilize', { forbidden: true }),
    term(' ', 'leverage', { forbidden: true }),
    term('', 'not forbidden'),
  ]);
  expect(find('Anything')).toMatchObject([
    { source: '', targets: [], forbidden: ['utilize', 'leverage'] },
  ]);
});

it('terms without anything to see are left out', () => {
  expect(
    sources('\u200b a', term(''), term('\u200b'), term('\u00ad \u00ad'), term('a', ' ')),
  ).toEqual([]);
});

it('100,000 terms that begin alike are found in a text of 20,000 characters', () => {
  const find = createTermFinder(
    Array.from({ length: 100_000 }, (_, n) =>
      term(`term ${n}`, `t${n}`, { match: n % 3 === 0 ? 'stem' : 'word' }),
    ),
  );
  expect(find('term 99999, term 5')).toMatchObject([{ targets: ['t99999'] }, { targets: ['t5'] }]);
  expect(find('term '.repeat(4000))).toEqual([]);
  expect(find(Array.from({ length: 2000 }, (_, n) => `term ${n}`).join(' '))).toHaveLength(100);
});

it('100,000 translations of one word, or words that are forbidden, are no more work', () => {
  const many = Array.from({ length: 100_000 }, (_, n) => term('tea', `tea ${n}`));
  const find = createTermFinder([...many, term('', 'x', { forbidden: true })]);
  expect(find('tea and tea')[0]?.targets).toHaveLength(100);
});

it('whatever the terms and the text, what is found stands in the text', () => {
  const any = fc.string({
    unit: fc.constantFrom(...Array.from('aAbB sß你好İσς-’\u0301\u200b🙂한국')),
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          source: any,
          target: any,
          note: fc.constant(''),
          caseSensitive: fc.boolean(),
          match: fc.constantFrom('word' as const, 'stem' as const, 'part' as const),
          forbidden: fc.boolean(),
        }),
        { maxLength: 8 },
      ),
      any,
      any,
      (terms, before, after) => {
        const find = createTermFinder(terms);
        find(before + after);
        for (const { source, target, match } of terms) {
          const isSeen = /[\p{L}\p{M}🙂’-]/u.test(source) && target.trim() !== '';
          if (match !== 'part' || !isSeen) continue;
          expect(find(source).length).toBeGreaterThan(0);
        }
      },
    ),
  );
});

it('terms in several layers are found as they are together', () => {
  const word = fc.stringMatching(/^[ab ß]{1,4}$|^[AB]s?$/);
  const anyTerm = fc.record({
    ...{ source: word, target: fc.constantFrom('x', 'y'), note: fc.constant('') },
    caseSensitive: fc.boolean(),
    match: fc.constantFrom('word' as const, 'stem' as const, 'part' as const),
    forbidden: fc.boolean(),
  });
  const layers = fc.array(fc.array(anyTerm, { maxLength: 4 }), { maxLength: 3 });
  fc.assert(
    fc.property(layers, fc.stringMatching(/^[abABs ß]{0,12}$/), (given, text) => {
      const layered = createLayeredFinder(given.map(createTermLayer));
      expect(layered(text)).toEqual(createTermFinder(given.flat())(text));
    }),
    { numRuns: 500 },
  );
});
