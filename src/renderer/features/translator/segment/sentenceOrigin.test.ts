import { expect, test } from 'vitest';
import type { Segment } from '#shared/ipc/translator.ts';
import { sentenceOrigin } from './sentenceOrigin.ts';

const shown = { id: 'one', from: 'zh-Hans', to: 'en' };
const segment: Segment = {
  id: 2,
  source: { begin: 4, end: 9 },
  from: 'zh-Hant',
  gap: '\n\n',
  target: 'The model is open.',
  state: 'done',
  origin: 'model',
  accepted: false,
  flags: [],
  terms: [],
};
const term = { note: '', at: null };

test('a revision of a sentence knows where it stands in the translation, and what it is in itself', () => {
  const before = [
    { gap: ' ', target: 'One.' },
    { gap: ' ', target: 'Two.' },
  ];
  expect(sentenceOrigin(shown, '模型是開放的。', segment, before)).toEqual({
    source: '模型是開放的。',
    draft: 'The model is open.',
    from: 'zh-Hant',
    to: 'en',
    terms: [],
    translation: { id: 'one', at: ' One. Two.\n\n'.length },
  });
  const unknown = { ...segment, from: 'und' };
  expect(sentenceOrigin(shown, '模型', unknown, []).from).toBe('zh-Hans');
});

test('it takes its terms along, each once, and not the words that are forbidden', () => {
  const used = { ...term, source: '模型', target: 'model' };
  const origin = sentenceOrigin(
    shown,
    '模型模型',
    {
      ...segment,
      terms: [
        { ...used, state: 'applied' },
        { ...used, state: 'missed' },
        { ...term, source: '', target: 'cheap', state: 'forbidden' },
      ],
    },
    [],
  );
  expect(origin.terms).toEqual([{ source: '模型', target: 'model' }]);
});
