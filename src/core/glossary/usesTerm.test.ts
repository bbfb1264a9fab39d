import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsToAsk, wordsToAvoid } from './askedWords.ts';
import type { TermWish } from './term.ts';
import { forbiddenIn, usesTerm } from './usesTerm.ts';

const wish = (rest: Partial<TermWish>): TermWish => ({
  ...{ source: 's', targets: [], forbidden: [], note: '', caseSensitive: false, match: 'word' },
  ...rest,
});
const used = (target: string, word: string, rest: Partial<TermWish> = {}) => {
  const range = usesTerm(target, wish({ targets: [word], ...rest }));
  return range && target.slice(range.begin, range.end);
};

describe('a translation uses a term', () => {
  it('as a whole word whatever its case, as it stands there', () => {
    expect(used('Eine TASSE Tee', 'Tasse')).toBe('TASSE');
    expect(used('Untertassen', 'Tasse')).toBeNull();
    expect(used('Die Tassen', 'Tasse')).toBeNull();
    expect(used('Ein  grünes\n Blatt', 'grünes Blatt')).toBe('grünes\n Blatt');
    expect(used('Le cafe\u0301.', 'café')).toBe('cafe\u0301');
  });

  it('with other endings where its stem is enough', () => {
    expect(used('Die Häuser da', 'Haus', { match: 'stem' })).toBe('Häuser');
    expect(used('neural networks', 'neural network', { match: 'stem' })).toBe('neural networks');
  });

  it('anywhere in scripts without spaces, and with the particles of Korean', () => {
    expect(used('我们研究人工智能。', '人工智能')).toBe('人工智能');
    expect(used('계약을 맺다', '계약')).toBe('계약');
    expect(used('재계약을 맺다', '계약')).toBeNull();
  });

  it('in its case where that is asked', () => {
    expect(used('the who', 'WHO', { caseSensitive: true })).toBeNull();
    expect(used('the WHO', 'WHO', { caseSensitive: true })).toBe('WHO');
  });

  it('by any of its words, and the first in the text is told', () => {
    const any = wish({ targets: ['Tasse', 'Becher'] });
    expect(usesTerm('Der Becher', any)).toEqual({ begin: 4, end: 10 });
    expect(usesTerm('Ein Becher, eine Tasse', any)).toEqual({ begin: 4, end: 10 });
    expect(usesTerm('Kelch', any)).toBeNull();
    expect(usesTerm('Kelch', wish({}))).toBeNull();
  });
});

describe('a forbidden word', () => {
  it('is found wherever it stands', () => {
    const no = wish({ forbidden: ['use', 'utilize'] });
    expect(forbiddenIn('Use it, utilize it, reuse it.', no)).toEqual([
      { word: 'use', at: { begin: 0, end: 3 } },
      { word: 'utilize', at: { begin: 8, end: 15 } },
    ]);
    expect(forbiddenIn('Take it.', no)).toEqual([]);
  });

  it('may stand in a word that is asked for', () => {
    const cloud = wish({ targets: ['cloud computing'], forbidden: ['cloud'] });
    expect(forbiddenIn('Cloud computing!', cloud)).toEqual([]);
    expect(forbiddenIn('Cloud computing in a cloud', cloud)).toHaveLength(1);
    const never = wish({ source: '', forbidden: ['cloud'] });
    expect(forbiddenIn('Cloud computing!', never)).toHaveLength(1);
    expect(forbiddenIn('Cloud computing!', never, [never, cloud])).toEqual([]);
  });

  it('may be one of 100,000', () => {
    const many = wish({ forbidden: Array.from({ length: 100_000 }, (_, n) => `bad ${n}`) });
    expect(forbiddenIn('bad 77777', many)).toMatchObject([{ word: 'bad 77777' }]);
  });
});

describe('the words of a prompt', () => {
  it('are the first ones of eight terms, each once', () => {
    const wishes = Array.from({ length: 20 }, (_, n) =>
      wish({ targets: [`w${n >> 1}`, 'other'], forbidden: [`f${n}`] }),
    );
    expect(wordsToAsk(wishes)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7']);
    expect(wordsToAvoid(wishes)).toHaveLength(20);
  });

  it('are none that no prompt can hold', () => {
    const targets = ['x'.repeat(500), 'a\u0000b', 'line\nbreak', '</s>'];
    expect(wordsToAsk(targets.map((word) => wish({ targets: [word] })))).toEqual(['</s>']);
    expect(wordsToAvoid([wish({ forbidden: targets })])).toEqual(['</s>']);
  });
});

it('whatever a model says, ranges are within it and hold the word', () => {
  const any = fc.string({
    unit: fc.constantFrom(...Array.from('aAb ß你İσς-\u0301\u200b🙂한\n')),
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      any,
      any,
      any,
      fc.constantFrom('word', 'stem', 'part'),
      (word, left, right, match) => {
        const target = left + word + right;
        const asked = wish({ targets: [word], forbidden: [word], match });
        const at = usesTerm(target, asked);
        if (match === 'part' && /[a-z你]/i.test(word) && !target.includes('\u0301'))
          expect(at).not.toBeNull();
        if (!at) return;
        expect(at.begin).toBeGreaterThanOrEqual(0);
        expect(at.end).toBeLessThanOrEqual(target.length);
        expect(at.end).toBeGreaterThan(at.begin);
        expect(usesTerm(target.slice(at.begin, at.end), asked)).not.toBeNull();
        expect(forbiddenIn(target, { ...asked, targets: [] }).length).toBeGreaterThan(0);
      },
    ),
  );
});
