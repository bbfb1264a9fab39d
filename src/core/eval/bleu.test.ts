import { describe, expect, it } from 'vitest';
import { bleu, bleuOfCounts, countBleu } from './bleu.ts';
import { tokenize13a } from './tokenize13a.ts';
import { tokenizeZh } from './tokenizeZh.ts';

function pairs(hypotheses: readonly string[], references: readonly string[]) {
  return hypotheses.map((hypothesis, index) => ({
    hypothesis,
    reference: references[index] ?? '',
  }));
}

describe("BLEU is sacreBLEU's", () => {
  it('for the example of its card at Hugging Face', () => {
    const corpus = pairs(
      ['hello there general kenobi', 'on our way to ankh morpork'],
      ['hello there general kenobi', 'goodbye ankh morpork'],
    );
    const { score, precisions, brevityPenalty } = bleu(corpus, tokenize13a);
    expect(score).toBeCloseTo(39.76353643835252, 10);
    expect(precisions).toEqual([60, 50, 100 / 3, 25]);
    expect(brevityPenalty).toBe(1);
    const counts = countBleu(corpus, tokenize13a);
    expect(counts.map(({ matches }) => matches)).toEqual([6, 4, 2, 1]);
    expect(counts.map(({ hypothesis }) => hypothesis)).toEqual([10, 8, 6, 4]);
    expect(counts[0]?.reference).toBe(7);
  });

  it('smoothed, where an order has no match (test_sentence_bleu.py)', () => {
    const corpus = pairs(
      ['Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;'],
      ['producţia de zahăr brut se exprimă în zahăr alb;'],
    );
    expect(Math.abs(bleu(corpus, tokenize13a).score - 8.493)).toBeLessThan(1e-3);
  });

  it('for given counts (test_bleu.py)', () => {
    const matches = [9, 7, 5, 3];
    const totals = [10, 8, 6, 4];
    const counts = matches.map((matches, index) => {
      const total = totals[index] ?? 0;
      return { hypothesis: total, reference: total, matches };
    });
    expect(bleuOfCounts(counts).score).toBeCloseTo(83.75922397, 8);
  });

  it('in its counts of n-grams that come more than once (test_bleu.py)', () => {
    const corpus = pairs(['am I am a character sequence'], ['I am a symbol string sequence a a']);
    const counts = countBleu(corpus, tokenize13a);
    expect(counts.map(({ matches }) => matches)).toEqual([4, 2, 1, 0]);
    expect(counts.map(({ hypothesis }) => hypothesis)).toEqual([6, 5, 4, 3]);
  });

  it('into Chinese (its issue 240)', () => {
    const { score, precisions } = bleu(pairs(['请关闭灯光。'], ['请关掉灯光。']), tokenizeZh);
    expect(score.toFixed(2)).toBe('37.99');
    expect(precisions.map((precision) => precision.toFixed(1))).toEqual([
      ...['83.3', '60.0', '25.0', '16.7'],
    ]);
  });

  it('100 for the reference itself, but 0 where nothing has four words (its issue 278)', () => {
    const long = 'China Railway Heavy Industry';
    expect(bleu(pairs([long], [long]), tokenize13a).score).toBeCloseTo(100, 10);
    expect(bleu(pairs(['Zhongjian Plaza'], ['Zhongjian Plaza']), tokenize13a).score).toBe(0);
  });

  it.each([
    ['of nothing in common (test_sentence_bleu.py)', ['this is a cat'], ['okay thanks']],
    ['of empty hypotheses (test_bleu.py)', ['', ''], ['The dog bit the man.', 'Nobody knew.']],
    ['of no segment at all', [], []],
  ])('0 %s', (_, hypotheses, references) => {
    expect(bleu(pairs(hypotheses, references), tokenize13a).score).toBe(0);
  });
});
