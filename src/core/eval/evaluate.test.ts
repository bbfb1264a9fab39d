import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { createFakeEngine } from '#core/translate/fakeEngine.ts';
import { findLanguage, type Language } from '#shared/languages.ts';
import { evaluate } from './evaluate.ts';

function language(code: string): Language {
  const found = findLanguage(code);
  if (!found) throw new Error(code);
  return found;
}

const [zh, en] = [language('zh'), language('en')];
const row = (source: string, reference: string, ...requiredWords: string[]) => ({
  source,
  reference,
  requiredWords,
});
const table: Record<string, string> = {
  一只狗咬了人: 'The dog bit the man.',
  '2只<g1>猫</g1>': 'Two <g1>cats.',
};
const rows = [
  row('一只狗咬了人', 'The dog bit the man.', 'dog', 'cat'),
  row('2只<g1>猫</g1>', 'Two <g1>cats</g1>.'),
];
const answer = (prompt: string) => table[prompt.split('\n')[0] ?? ''] ?? prompt;

describe('an evaluation', () => {
  it('scores what the model answers, and counts words and marks', async () => {
    const { engine, sources } = createFakeEngine({ answer });
    const result = await evaluate(engine, { rows, from: zh, to: en }, { guard: 'off' });
    expect(sources).toEqual([
      '一只狗咬了人\nMake sure to include these words: dog, cat',
      '2只<g1>猫</g1>',
    ]);
    expect(result).toMatchObject({
      state: 'done',
      hypotheses: ['The dog bit the man.', 'Two <g1>cats.'],
      bleu: { signature: 'nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp' },
      chrf: { signature: 'nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no' },
      kept: { tags: { part: 1, total: 2 }, numbers: { part: 0, total: 1 } },
      requiredWords: { words: { part: 1, total: 2 }, rows: { part: 0, total: 1 } },
      truncated: 0,
    });
    expect(result.bleu.score).toBeGreaterThan(50);
    expect(result.chrf.score).toBeGreaterThan(50);
    expect(result.tokensPerSecond).toBeCloseTo(100);
  });

  it('into Chinese counts characters', async () => {
    const { engine } = createFakeEngine({ answer: () => '今天天气好' });
    const task = { rows: [row('nice', '今天天气很好')], from: en, to: zh };
    const { bleu } = await evaluate(engine, task);
    expect(bleu.signature).toContain('tok:zh');
    expect(bleu.precisions[0]).toBe(100);
  });

  it('has one line a row, whatever the source', async () => {
    const { engine } = createFakeEngine();
    const task = { rows: [row('a\r\n\r\nb\n', 'x'), row('c', 'y')], from: en, to: zh };
    expect((await evaluate(engine, task, { guard: 'off' })).hypotheses).toEqual(['a  b', 'c']);
  });

  it('counts the rows with an answer that has no end', async () => {
    const endless = Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' ');
    const { engine } = createFakeEngine({ answer: () => endless });
    const task = { rows, from: zh, to: en };
    for (const guard of ['on', 'off'] as const)
      expect((await evaluate(engine, task, { guard })).truncated).toBe(2);
  });

  it('tries again as the app does where a word is missing, and not with the first answer alone', async () => {
    const task = { rows: [row('一只狗', 'A dog.', 'dog')], from: zh, to: en };
    const twice = () => {
      let asked = 0;
      return createFakeEngine({ answer: () => (asked++ === 0 ? 'A pet.' : 'A dog.') });
    };
    const results = { on: 'A dog.', once: 'A pet.', off: 'A pet.' } as const;
    for (const guard of ['on', 'once', 'off'] as const) {
      const { hypotheses, retries } = await evaluate(twice().engine, task, { guard });
      expect(hypotheses).toEqual([results[guard]]);
      expect(retries).toBe(guard === 'on' ? 1 : 0);
    }
  });

  it('that is stopped scores the rows that were finished', async () => {
    const abort = new AbortController();
    const { engine } = createFakeEngine({ answer });
    const seen: string[] = [];
    const result = await evaluate(
      engine,
      { rows, from: zh, to: en },
      {
        signal: abort.signal,
        onRow({ hypothesis, done, total }) {
          seen.push(`${done}/${total} ${hypothesis}`);
          abort.abort();
        },
      },
    );
    expect(seen).toEqual(['1/2 The dog bit the man.']);
    expect(result).toMatchObject({ state: 'stopped', hypotheses: ['The dog bit the man.'] });
    expect(result.bleu.score).toBeCloseTo(100);
  });

  it('that is stopped at once has nothing to say', async () => {
    const { engine } = createFakeEngine();
    const signal = AbortSignal.abort();
    const result = await evaluate(engine, { rows, from: zh, to: en }, { signal });
    expect(result).toMatchObject({ state: 'stopped', hypotheses: [], requiredWords: null });
    expect([result.bleu.score, result.chrf.score]).toEqual([0, 0]);
  });

  it('ends with the error of the engine', async () => {
    const died = new AppError('engine.died', { model: 'fake' });
    const { engine } = createFakeEngine({
      before() {
        throw died;
      },
    });
    await expect(evaluate(engine, { rows, from: zh, to: en })).rejects.toEqual(died);
  });
});
