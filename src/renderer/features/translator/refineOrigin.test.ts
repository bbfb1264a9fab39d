import { expect, test } from 'vitest';
import { pairsOf, partOrigin, touchedPairs, wholeOrigin } from './refineOrigin.ts';

const shown = {
  ...{ id: 'a', source: '\n你好。再见。', target: '\nHello. Goodbye.\n' },
  ...{ from: 'zh-Hans', to: 'en', model: 'm' },
};
const hello = { source: { begin: 1, end: 4 }, target: { begin: 1, end: 7 } };
const goodbye = { source: { begin: 4, end: 7 }, target: { begin: 8, end: 16 } };
const pairs = [hello, goodbye];

test('a revision begins with the sentence, what it became, and where that stands', () => {
  const languages = { from: 'zh-Hans', to: 'en', terms: [] };
  expect(partOrigin(shown, goodbye)).toEqual({
    ...{ source: '再见。', draft: 'Goodbye.', ...languages },
    translation: { id: 'a', at: 8 },
  });
  expect(partOrigin(shown, hello, goodbye)).toMatchObject({
    ...{ source: '你好。再见。', draft: 'Hello. Goodbye.' },
    translation: { id: 'a', at: 1 },
  });
});

test('the whole translation leaves out the white space around it', () => {
  const origin = wholeOrigin(shown);
  expect(origin).toMatchObject({ source: '你好。再见。', draft: 'Hello. Goodbye.' });
  expect(origin.translation).toEqual({ id: 'a', at: 1 });
});

test('what is selected touches the sentences that it has a character of', () => {
  expect(touchedPairs(pairs, { begin: 8, end: 9 })).toEqual([goodbye]);
  expect(touchedPairs(pairs, { begin: 6, end: 9 })).toEqual(pairs);
  expect(touchedPairs(pairs, { begin: 7, end: 8 })).toEqual([]);
  expect(touchedPairs(pairs, null)).toEqual([]);
});

test('sentences stand in the target where their gaps and those before them leave them', () => {
  const facts = { from: 'zh-Hans', state: 'done', origin: 'model', accepted: false } as const;
  const about = { ...facts, flags: [], terms: [] };
  const segments = [
    { ...about, id: 0, source: hello.source, gap: '\n', target: 'Hello.' },
    { ...about, id: 1, source: { begin: 4, end: 4 }, gap: '', target: '' },
    { ...about, id: 2, source: goodbye.source, gap: ' ', target: 'Goodbye.' },
  ];
  expect(pairsOf({ segments })).toEqual(pairs);
});
