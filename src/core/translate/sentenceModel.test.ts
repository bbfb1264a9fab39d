import { expect, it } from 'vitest';
import type { LoadedModel } from '#core/engine/engine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { createFakeEngine } from './fakeEngine.ts';
import { knownLanguage } from './request.ts';
import { createSentenceModel, type Exchange } from './sentenceModel.ts';

const context: Exchange[] = [
  { source: 'A heading', target: '标题' },
  { source: 'It began.', target: '开始了。' },
];

/** The dialog that the model is asked to continue. */
async function askedWith(about: Partial<LoadedModel>, before: readonly Exchange[], tokens = 100) {
  const { engine } = createFakeEngine();
  const asked: Dialog[] = [];
  const status = engine.status();
  if (status.state !== 'ready') throw new Error('the fake engine is always ready');
  const watched = {
    ...engine,
    countPrompt: ({ messages }: Dialog) => Promise.resolve(tokens * messages.length),
    generate: (...args: Parameters<typeof engine.generate>) => {
      asked.push(args[0]);
      return engine.generate(...args);
    },
  };
  const model = await createSentenceModel(
    watched,
    { ...status.model, ...about },
    { to: knownLanguage('zh') },
  );
  await model.translate('It ended.', {}, { context: before, words: ['结束'] });
  return asked.map(({ messages }) => messages.map(({ text }) => text)).flat();
}

const question = (source: string) => `Provide the Chinese translation for this sentence: ${source}`;
const asked = `${question('It ended.')}\nMake sure to include these words: 结束`;

it('What stands before a sentence is shown to the model as turns that were already answered', async () => {
  expect(await askedWith({}, context)).toEqual([
    ...[question('A heading'), '标题', question('It began.'), '开始了。'],
    asked,
  ]);
});

it('Of a context that the window has no room for, the nearest is kept', async () => {
  expect(await askedWith({}, context, 500)).toEqual([question('It began.'), '开始了。', asked]);
});

it('The starter model, which was trained on single sentences, sees none of it', async () => {
  expect(await askedWith({ starter: true }, context)).toEqual([asked]);
});
