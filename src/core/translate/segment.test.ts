import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenBudget } from './budget.ts';
import { splitsPair } from './cut.ts';
import { isTranslatable } from './lines.ts';
import { splitText, type Piece } from './segment.ts';

/** Counts a token for each UTF-8 byte: the most a real tokenizer ever gives. */
function byteBudget(tokens: number): TokenBudget {
  return { tokens, count: (text) => Promise.resolve(Buffer.byteLength(text) + 1) };
}

/** Counts a token for each five characters, like English text. */
function characterBudget(tokens: number): TokenBudget {
  return { tokens, count: (text) => Promise.resolve(Math.ceil(text.length / 5)) };
}

async function split(text: string, budget: TokenBudget): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of splitText(text, budget)) pieces.push(piece);
  return pieces;
}

async function sources(text: string, budget = byteBudget(400)): Promise<string[]> {
  return (await split(text, budget)).map(({ source }) => source).filter((source) => source !== '');
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ gap, source }) => gap + source).join('');
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        ...['\n', '\r\n', '\r', '\u2028', '\u2029', ' ', '\t', '\u3000', '\ufeff', '\0', '---'],
        ...[
          'Hello world. ',
          'Dr. Smith, M.D., came. ',
          '你好。',
          '世界，',
          'สวัสดีชาวโลก',
          'مرحبا، ',
        ],
        ...['👨‍👩‍👧‍👦', '🇩🇪', 'é', '\ud83d', '\ude00', '</s>', '<|eot_id|>', '1,000.50'],
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

describe('whatever the text, split for any budget', () => {
  it('pieces and what stands between them are the text, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 8, max: 60 }), async (text, tokens) => {
        expect(joined(await split(text, byteBudget(tokens)))).toBe(text);
        expect(joined(await split(text, characterBudget(tokens)))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('each piece fits the budget, has something to translate, no line break and no outer space', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 8, max: 60 }), async (text, tokens) => {
        const budget = byteBudget(tokens);
        for (const source of await sources(text, budget)) {
          expect(await budget.count(source)).toBeLessThanOrEqual(tokens);
          expect(isTranslatable(source)).toBe(true);
          expect(source).toBe(source.trim());
          expect(source).not.toMatch(/[\r\n\u2028\u2029]/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no character is cut in two', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 8, max: 60 }), async (text, tokens) => {
        let at = 0;
        for (const { gap, source } of await split(text, byteBudget(tokens))) {
          for (const length of [gap.length, source.length]) {
            at += length;
            expect(splitsPair(text, at)).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a line that fits', () => {
  it('is one piece, however many sentences it has', async () => {
    expect(await sources('One. Two! Three?\n你好。再见。')).toEqual([
      'One. Two! Three?',
      '你好。再见。',
    ]);
  });

  it('is copied when it has nothing to translate', async () => {
    expect(await sources('# Title\n---\n***\n\n   \n🎉🎉\n…\nText 1')).toEqual([
      '# Title',
      'Text 1',
    ]);
  });

  it('keeps its indentation and the space after it out of the piece', async () => {
    expect(await split('\t  Hello \r\n\r\n', byteBudget(400))).toEqual([
      { gap: '\t  ', source: 'Hello' },
      { gap: ' \r\n\r\n', source: '' },
    ]);
  });
});

describe('a line that is too long', () => {
  it('is cut between sentences, packed up to the budget', async () => {
    const text = 'First one here. Second one here. Third one here. Fourth one.';
    expect(await sources(text, byteBudget(36))).toEqual([
      'First one here. Second one here.',
      'Third one here. Fourth one.',
    ]);
  });

  it('is not cut after an abbreviation or an initial', async () => {
    const text = 'We all met Dr. Smith and J. R. Miller. They left early.';
    expect(await sources(text, byteBudget(42))).toEqual([
      'We all met Dr. Smith and J. R. Miller.',
      'They left early.',
    ]);
  });

  it('is cut after Chinese full stops, and else after Chinese commas', async () => {
    expect(await sources('今天天气很好。我们去公园。', byteBudget(25))).toEqual([
      '今天天气很好。',
      '我们去公园。',
    ]);
    expect(await sources('今天天气很好，我们去公园', byteBudget(25))).toEqual([
      '今天天气很好，',
      '我们去公园',
    ]);
  });

  it('is cut between clauses, then words, when a sentence is too long', async () => {
    expect(await sources('when it rains, 1,000 people stay home', byteBudget(26))).toEqual([
      'when it rains,',
      '1,000 people stay home',
    ]);
    expect(await sources('alpha beta gamma delta', byteBudget(13))).toEqual([
      'alpha beta',
      'gamma delta',
    ]);
  });

  it('is cut between words where Thai writes none apart', async () => {
    const cuts = await sources('สวัสดีชาวโลก', byteBudget(25));
    expect(cuts).toEqual(['สวัสดี', 'ชาวโลก']);
  });

  it('keeps a family of emoji together when it can', async () => {
    const family = '👨‍👩‍👧‍👦';
    expect(await sources(`a${family}b${family}c`, byteBudget(27))).toEqual([
      `a${family}`,
      `b${family}`,
      'c',
    ]);
  });
});

describe('a megabyte of text', () => {
  const shapes = {
    'on one line without a space': 'x'.repeat(1_000_000),
    'on one line of Chinese': '今天天气很好，我们去公园。'.repeat(26_000),
    'of sentences on one line': 'The quick brown fox jumps over the lazy dog. '.repeat(22_000),
    'of short lines': 'The quick brown fox.\n'.repeat(48_000),
    'of blank lines': '\n'.repeat(1_000_000),
    'of dashes': '-'.repeat(1_000_000),
    'of spaces and then a word': `${' '.repeat(1_000_000)}word`,
    'of one letter with accents without end': `a${'\u0301'.repeat(300_000)}`,
  };

  it.each(Object.entries(shapes))(
    '%s is split whole, while others get their turn',
    async (_, text) => {
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      const pieces = await split(text, characterBudget(400));
      clearInterval(timer);
      expect(joined(pieces)).toBe(text);
      if (pieces.length > 1000) expect(turns).toBeGreaterThan(0);
    },
  );

  it('gives its first piece before the rest has been looked at', async () => {
    let counted = 0;
    const budget = {
      tokens: 100,
      count: (text: string) => {
        counted += text.length;
        return Promise.resolve(text.length);
      },
    };
    for await (const { source } of splitText(shapes['of sentences on one line'], budget)) {
      expect(source).toMatch(/^The quick .* dog\.$/);
      break;
    }
    expect(counted).toBeLessThan(10_000);
  });
});
