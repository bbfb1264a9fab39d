import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTranslatable } from './lines.ts';
import { cutText } from './segmentText.ts';

async function sentences(text: string, language = 'en'): Promise<string[]> {
  const { segments } = await cutText(text, language);
  return segments.map(({ begin, end }) => text.slice(begin, end));
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        ...['\n', '\r\n', '\r', '\u2028', ' ', '\u3000', '\ufeff', '\u200b', '\u200f', '---', '🎉'],
        ...[
          'Hello world. ',
          'Dr. Smith! ',
          '你好。',
          '「世界」',
          'สวัสดี ชาวโลก',
          'مرحبا؟ ',
          '1. ',
          '«',
        ],
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

describe('whatever the text', () => {
  it('gaps and sentences are the text, exactly, and each sentence has something to translate', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { segments, tail } = await cutText(text, 'en');
        const joined = segments.map(({ gap, begin, end }) => gap + text.slice(begin, end));
        expect(joined.join('') + tail).toBe(text);
        for (const { begin, end } of segments) {
          const source = text.slice(begin, end);
          expect(isTranslatable(source)).toBe(true);
          expect(source).toBe(source.trim());
          expect(source).not.toMatch(/[\r\n\u2028\u2029]/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a paragraph is cut into its sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['今天天气很好。我们去公园吧！好吗？', ['今天天气很好。', '我们去公园吧！', '好吗？']],
    [
      '今日は晴れです。「行こう。」と彼は言った。',
      ['今日は晴れです。', '「行こう。」', 'と彼は言った。'],
    ],
    ['สวัสดีชาวโลก คุณสบายดีไหม', ['สวัสดีชาวโลก คุณสบายดีไหม']],
    ['मैं ठीक हूँ। आप कैसे हैं?', ['मैं ठीक हूँ।', 'आप कैसे हैं?']],
    ['كيف حالك؟ أنا بخير.', ['كيف حالك؟', 'أنا بخير.']],
    [
      'Dr. Smith met J. R. Miller at 5 p.m. Monday.',
      ['Dr. Smith met J. R. Miller at 5 p.m. Monday.'],
    ],
    ['On Jan. 5, We Met. It rained.', ['On Jan. 5, We Met.', 'It rained.']],
    ['"Stop!" he said. He left.', ['"Stop!" he said.', 'He left.']],
    ['« Bonjour ! » dit-il. Puis il partit.', ['« Bonjour ! » dit-il.', 'Puis il partit.']],
    ['Er rief. »Nein!« Sie ging.', ['Er rief.', '»Nein!«', 'Sie ging.']],
    ['1. Introduction', ['1. Introduction']],
    ['(2) 介绍。请看。', ['(2) 介绍。', '请看。']],
    [
      'He wrote: "Go." Then he left… Nobody knew.',
      ['He wrote: "Go."', 'Then he left… Nobody knew.'],
    ],
    [
      'It costs 1,000.50 at https://a.b/c?X=1. Buy it.',
      ['It costs 1,000.50 at https://a.b/c?X=1.', 'Buy it.'],
    ],
  ])('%s', async (text, expected) => {
    expect(await sentences(text)).toEqual(expected);
  });

  it('and Thai without an end in sight where it has a space', async () => {
    const text = 'สวัสดีชาวโลก '.repeat(100).trim();
    const parts = await sentences(text, 'th');
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join(' ')).toBe(text);
  });
});

describe('what is not to be translated stays where it is', () => {
  it('rules, blank lines, marks of their own and what cannot be seen', async () => {
    const text = '\ufeff# Title\n---\n\n  \u200bHello! 🎉 🎉\u200f\r\n***\r\n';
    const { segments, tail } = await cutText(text, 'en');
    expect(segments.map(({ gap, begin, end }) => [gap, text.slice(begin, end)])).toEqual([
      ['\ufeff', '# Title'],
      ['\n---\n\n  \u200b', 'Hello!'],
    ]);
    expect(tail).toBe(' 🎉 🎉\u200f\r\n***\r\n');
  });

  it('sentences of one line are one paragraph', async () => {
    const { segments } = await cutText('One. Two.\n\nThree. ', 'en');
    expect(segments.map(({ paragraph }) => paragraph)).toEqual([0, 0, 2]);
  });
});

describe('two million characters', () => {
  const shapes = {
    'without a space': 'x'.repeat(2_000_000),
    'of Chinese on one line': '今天天气很好，我们去公园。'.repeat(150_000),
    'of sentences on one line': 'The quick brown fox jumps over the lazy dog. '.repeat(44_000),
    'of question marks': 'a?'.repeat(100_000),
    'of blank lines': '\n'.repeat(1_000_000),
    'of one emoji': '🎉'.repeat(1_000_000),
    'of accents': `a${'\u0301'.repeat(2_000_000)}`,
  };

  it.each(Object.entries(shapes))(
    '%s are cut whole, while others get their turn',
    async (_, text) => {
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      const { segments, tail } = await cutText(text, 'en');
      clearInterval(timer);
      const joined = segments.map(({ gap, begin, end }) => gap + text.slice(begin, end));
      expect(joined.join('') + tail === text).toBe(true);
      if (segments.length > 10_000) expect(turns).toBeGreaterThan(0);
    },
  );
});
