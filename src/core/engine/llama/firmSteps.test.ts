import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { hasWord } from '#core/eval/requiredWords.ts';
import { translationInstruction } from '#core/prompt/instructions.ts';
import { createLlamaEngine } from './llamaEngine.ts';

const starter = fileURLToPath(
  new URL('../../../../resources/models/bayling-starter.gguf', import.meta.url),
);
const engine = createLlamaEngine();
afterEach(() => engine.unload());

describe('a firm attempt', () => {
  const asked = (language: string, source: string, words: string[]) => ({
    messages: [
      {
        role: 'user' as const,
        text: translationInstruction(language, source, { requiredWords: words }),
      },
    ],
  });
  const greedy = { temperature: 0, maxTokens: 60 };
  const cases: [language: string, source: string, words: string[]][] = [
    ['English', '我叔叔让我担任翻译。', ['act', 'uncle']],
    ['English', '他去北海道了。', ['gone']],
    ['English', '因为下雨，所以我待在家里。', ['rain', 'stayed']],
    ['Chinese', "I'm ready to leave.", ['出发']],
    ['Chinese', 'Whose car is this?', ['汽车是谁']],
  ];

  it('finds a place for words that the first one missed, and ends', async () => {
    await engine.load(starter, { gpu: 'off' });
    for (const [language, source, words] of cases) {
      const dialog = asked(language, source, words);
      const first = await engine.generate(dialog, { ...greedy, words });
      expect(words.every((word) => hasWord(first.text, word))).toBe(false);
      const firm = await engine.generate(dialog, { ...greedy, words, firmly: true });
      expect(firm.finish).toBe('end');
      expect(words.filter((word) => !hasWord(firm.text, word))).toEqual([]);
      expect(firm.tokens).toBeLessThan(2 * first.tokens + 10);
      expect(firm.decodeMs).toBeGreaterThan(0);
    }
  });

  it('begins a sentence with a capital', async () => {
    await engine.load(starter, { gpu: 'off' });
    const words = ['people', 'States'];
    const dialog = asked('English', '在美国的人说英语。', words);
    const { text } = await engine.generate(dialog, { ...greedy, words, firmly: true });
    expect(text).toMatch(/^\p{Lu}/u);
    for (const word of words) expect(hasWord(text, word)).toBe(true);
  });

  it('goes another way from where a word to avoid begins', async () => {
    await engine.load(starter, { gpu: 'off' });
    const dialog = asked('English', '汤姆回到了他的卧室。', []);
    const plain = await engine.generate(dialog, greedy);
    const [, word = ''] = /(\w+)\.$/.exec(plain.text) ?? [];
    const { text, finish } = await engine.generate(dialog, {
      ...{ ...greedy, avoided: [word], firmly: true },
    });
    expect(finish).toBe('end');
    expect(word).not.toBe('');
    expect(hasWord(text, word)).toBe(false);
    expect(text.slice(0, 8)).toBe(plain.text.slice(0, 8));
  });

  it('says the same as any other where all words are there already', async () => {
    await engine.load(starter, { gpu: 'off' });
    const dialog = asked('English', '谢谢你的帮助！', ['Thank']);
    const plain = await engine.generate(dialog, { ...greedy, words: ['Thank'] });
    const firm = await engine.generate(dialog, { ...greedy, words: ['Thank'], firmly: true });
    expect(firm.text).toBe(plain.text);
    expect(hasWord(firm.text, 'thank')).toBe(true);
  });

  it('is stopped like any other, and the next one is not disturbed', async () => {
    await engine.load(starter, { gpu: 'off' });
    const [[language, source, words] = ['', '', []]] = cases;
    const dialog = asked(language, source, words);
    const sampling = { ...greedy, words, firmly: true };
    const whole = await engine.generate(dialog, sampling);
    const abort = new AbortController();
    const stopped = engine.generate(dialog, sampling, { signal: abort.signal });
    setImmediate(() => {
      abort.abort();
    });
    expect(await stopped).toMatchObject({ finish: 'stopped', text: '' });
    expect((await engine.generate(dialog, sampling)).text).toBe(whole.text);
  });

  it('in the background says the same, around interactive ones', async () => {
    await engine.load(starter, { gpu: 'off', parallel: 2 });
    const alone: string[] = [];
    const firm = ([language, source, words]: (typeof cases)[number], background: boolean) =>
      engine.generate(
        asked(language, source, words),
        { ...greedy, words, firmly: true },
        background ? { priority: 'background' } : {},
      );
    for (const each of cases) alone.push((await firm(each, false)).text);
    const together = cases.map((each) => firm(each, true));
    await engine.generate(asked('English', '你好', []), greedy);
    expect((await Promise.all(together)).map(({ text }) => text)).toEqual(alone);
  });
});
