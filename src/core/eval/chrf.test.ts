import { describe, expect, it } from 'vitest';
import { chrf } from './chrf.ts';

describe("chrF is sacreBLEU's", () => {
  it('for the example of its card at Hugging Face', () => {
    const corpus = [
      {
        hypothesis: 'The relationship between cats and dogs is not exactly friendly.',
        reference: 'The relationship between dogs and cats is not exactly friendly.',
      },
      {
        hypothesis: 'a good bookshop is just a genteel black hole that knows how to read.',
        reference: 'A good bookshop is just a genteel Black Hole that knows how to read.',
      },
    ];
    expect(chrf(corpus)).toBeCloseTo(84.64214891738334, 10);
    expect(chrf(corpus.slice(0, 1))).toBeCloseTo(84.41131092011067, 10);
  });

  it('into Chinese (its issue 240)', () => {
    const corpus = [{ hypothesis: '请关闭灯光。', reference: '请关掉灯光。' }];
    expect(chrf(corpus).toFixed(2)).toBe('28.06');
  });

  // test_chrf.py: precision and recall are equal, so that its β of 3 makes no difference.
  it.each([
    [['a'], ['a'], 100],
    [[''], ['reference'], 0],
    [['a b c'], ['a b c'], 100],
    [['a b c'], ['abc'], 100],
    [[''], ['c'], 0],
    [['a', 'b'], ['a', 'c'], 50],
    [['aa'], ['ab'], 25],
    [['abcdefg'], ['hijklmnop'], 0],
    [['Niemand hat die Absicht'], ['Niemand hat die Absicht'], 100],
  ])('of %j for %j', (hypotheses, references, expected) => {
    const corpus = hypotheses.map((hypothesis, index) => ({
      hypothesis,
      reference: references[index] ?? '',
    }));
    expect(chrf(corpus)).toBeCloseTo(expected, 10);
  });

  it('without the orders that a reference is too short for', () => {
    const short = { hypothesis: 'abcdef', reference: 'ab' };
    const long = { hypothesis: 'abcdef', reference: 'abcdef' };
    // By sacreBLEU's rule: order 1 has 8 of 12 and 8, order 2 has 6 of 10 and 6, the others 1.
    const [precision, recall] = [(8 / 12 + 6 / 10 + 4) / 6, 1];
    const expected = (100 * 5 * precision * recall) / (4 * precision + recall);
    expect(chrf([short, long])).toBeCloseTo(expected, 10);
  });

  it('counts characters, not the halves of a pair', () => {
    // U+20000 and U+20001 begin with the same half.
    expect(chrf([{ hypothesis: '\u{20000}', reference: '\u{20001}' }])).toBe(0);
  });
});
