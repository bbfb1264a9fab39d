import { expect, it } from 'vitest';
import type { LoadedModel, Sampling } from '#core/engine/engine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import type { Style } from '#shared/ipc/style.ts';
import { createFakeEngine } from './fakeEngine.ts';
import { knownLanguage } from './request.ts';
import { createSentenceModel, type Exchange, type SentenceOptions } from './sentenceModel.ts';

const context: Exchange[] = [
  { source: 'A heading', target: '标题' },
  { source: 'It began.', target: '开始了。' },
];

interface Given extends SentenceOptions {
  model?: Partial<LoadedModel>;
  style?: Style;
  /** What a character of a prompt counts as, in tokens. */
  tokens?: number;
}

/** What the engine is asked for: the texts of the turns, and how to decode. */
async function askedWith({ model: about, style, tokens = 0, ...options }: Given) {
  const { engine } = createFakeEngine();
  const asked: { texts: string[]; sampling: Sampling }[] = [];
  const status = engine.status();
  if (status.state !== 'ready') throw new Error('the fake engine is always ready');
  const length = ({ messages }: Dialog) =>
    messages.reduce((sum, { text }) => sum + text.length * tokens, 0);
  const watched = {
    ...engine,
    countPrompt: (dialog: Dialog) => Promise.resolve(length(dialog)),
    generate: (...args: Parameters<typeof engine.generate>) => {
      const [{ messages }, sampling] = args;
      asked.push({ texts: messages.map(({ text }) => text), sampling });
      return engine.generate(...args);
    },
  };
  const model = await createSentenceModel(
    watched,
    { ...status.model, ...about },
    { to: knownLanguage('zh'), ...(style && { style }) },
  );
  await model.translate('It ended.', {}, options);
  const [first] = asked;
  if (!first || asked.length > 1) throw new Error('the engine is asked once');
  return first;
}

const words = ['结束'];
const question = (source: string) => `Provide the Chinese translation for this sentence: ${source}`;
const asked = `${question('It ended.')}\nMake sure to include these words: 结束`;

it('What stands before a sentence is shown to the model as turns that were already answered', async () => {
  expect((await askedWith({ context, words })).texts).toEqual([
    ...[question('A heading'), '标题', question('It began.'), '开始了。'],
    asked,
  ]);
});

it('Of a context that the window has no room for, the nearest is kept', async () => {
  const { texts } = await askedWith({ context, words, tokens: 10 });
  expect(texts).toEqual([question('It began.'), '开始了。', asked]);
});

it('Words that the window has no room for are not asked for, the last ones first, and are still helped', async () => {
  const many = ['结束', '结'.repeat(100), '束'.repeat(100)];
  const { texts, sampling } = await askedWith({ words: many, tokens: 7 });
  expect(texts).toEqual([`${asked}, ${'结'.repeat(100)}`]);
  expect(sampling.words).toEqual(many);
});

it('The source is never cut for words', async () => {
  const { texts } = await askedWith({ words: ['结'.repeat(200)], tokens: 8 });
  expect(texts).toEqual([question('It ended.')]);
});

const style: Style = { tone: 'formal', domain: '', instruction: 'Keep names.' };
const styled = `Use a formal tone and polite forms of address.\nKeep names.\n`;

it('A style is said with the sentence and with what stands before it', async () => {
  const [heading] = context;
  const { texts } = await askedWith({ style, context: heading ? [heading] : [], words });
  expect(texts).toEqual([styled + question('A heading'), '标题', styled + asked]);
});

it('A firm attempt names what was wrong before, and what is to stay as it is', async () => {
  const { texts, sampling } = await askedWith({
    ...{ firm: ['repetition', 'forbidden'], words: ['ended'], avoided: ['完'] },
  });
  expect(texts).toEqual([
    'Translate everything into Chinese. Reply with the translation only. Say nothing twice. ' +
      'Keep as it is: ended. Do not use these words: 完.\n' +
      `${question('It ended.')}\nMake sure to include these words: ended`,
  ]);
  expect(sampling).toMatchObject({ words: ['ended'], avoided: ['完'], firmly: true });
});

it('A first attempt is not decoded firmly', async () => {
  expect((await askedWith({ words })).sampling.firmly).toBe(false);
});

it('The starter model, which knows its own instruction for single sentences only, is asked nothing else', async () => {
  const { texts, sampling } = await askedWith({
    ...{ model: { starter: true }, style, context, words },
    firm: ['terms'],
  });
  expect(texts).toEqual([asked]);
  expect(sampling.firmly).toBe(true);
});
