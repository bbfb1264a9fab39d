import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { createFakeEngine } from './fakeEngine.ts';
import { translate } from './translate.ts';

const german = { from: 'en', to: 'de' };

describe('required words', () => {
  it('are asked for with every piece of the text', async () => {
    const { engine, sources } = createFakeEngine();
    await translate(engine, { text: 'bank\nshore', ...german, requiredWords: ['Bank', 'Ufer'] });
    expect(sources).toEqual([
      'bank\nMake sure to include these words: Bank, Ufer',
      'shore\nMake sure to include these words: Bank, Ufer',
    ]);
  });

  it('are what the engine helps into the answer', async () => {
    const { engine } = createFakeEngine();
    const wanted: unknown[] = [];
    const generate = engine.generate.bind(engine);
    engine.generate = (dialog, sampling, control) => {
      wanted.push(sampling.words);
      return generate(dialog, sampling, control);
    };
    await translate(engine, { text: 'bank', ...german, requiredWords: ['Ufer'] });
    expect(wanted).toEqual([['Ufer']]);
  });

  it('have their room in the window', async () => {
    const contextSize = 400;
    const { engine } = createFakeEngine({ contextSize, answer: () => 'ok' });
    let most = 0;
    const generate = engine.generate.bind(engine);
    engine.generate = async (dialog, sampling, control) => {
      most = Math.max(most, (await engine.countPrompt(dialog)) + sampling.maxTokens);
      return generate(dialog, sampling, control);
    };
    const requiredWords = ['Donaudampfschifffahrtsgesellschaft', 'Wort'];
    await translate(engine, { text: 'Word after word. '.repeat(50), ...german, requiredWords });
    expect(most).toBeLessThanOrEqual(contextSize);
  });

  it.each([
    ['are too many', Array.from({ length: 33 }, () => 'x'), 'more than 32 required words'],
    ['is empty', ['x', ' '], 'a required word that is empty'],
    ['is too long', ['x'.repeat(101)], 'a required word of more than 100 characters'],
    ['breaks the line', ['a\nb'], 'a required word with a control character'],
  ])('that %s are refused before anything is translated', async (_, requiredWords, problem) => {
    const { engine, sources } = createFakeEngine();
    await expect(translate(engine, { text: 'hi', ...german, requiredWords })).rejects.toEqual(
      new AppError('request.invalid', { route: 'translate', problem }),
    );
    expect(sources).toEqual([]);
  });
});
