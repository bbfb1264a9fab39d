import { expect, it } from 'vitest';
import { countRequiredWords, hasWord } from './requiredWords.ts';

it.each([
  ['The bank of the river.', 'bank', true],
  ['Bank holiday', 'bank', true],
  ['A BANK', 'bank', true],
  ['bankers', 'bank', false],
  ['the embankment', 'bank', false],
  ['embankment and bank', 'bank', true],
  ['the river bank', 'river  bank', false],
  ['a café, please', 'cafe\u0301', true],
  ['in C++, not C', 'C++', true],
  ['(#PRS_ORG#)', '#PRS_ORG#', true],
  ['他在银行工作', '银行', true],
  ['他用Python写', 'Python', true],
  ['학교에 갔다', '학교', true],
  ['', 'bank', false],
])('%j has %j: %j', (text, word, expected) => {
  expect(hasWord(text, word)).toBe(expected);
});

it('is counted by words and by rows that ask for any', () => {
  const segments = [
    { requiredWords: ['one', 'two'], hypothesis: 'one and two' },
    { requiredWords: ['one', 'two'], hypothesis: 'one' },
    { requiredWords: [], hypothesis: 'nothing asked' },
  ];
  expect(countRequiredWords(segments)).toEqual({
    words: { part: 3, total: 4 },
    rows: { part: 1, total: 2 },
  });
  expect(countRequiredWords(segments.slice(2))).toBeNull();
});
