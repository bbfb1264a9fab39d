import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

const hits = (text: string, query: string) =>
  highlight(text, query)
    .filter(({ hit }) => hit)
    .map(({ text }) => text);

test('marks every word of the search, in any case', () => {
  expect(hits('Good morning, good friends', 'GOOD friend')).toEqual(['Good', 'good', 'friend']);
});

test('marks two Chinese characters inside a sentence', () => {
  expect(hits('今天天气很好', '天气')).toEqual(['天气']);
});

test('takes what is special in patterns as text', () => {
  expect(hits('a (b) [c] d.*', '(b) .*')).toEqual(['(b)', '.*']);
});

test('never changes the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
      expect(
        highlight(text, query)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
