import { expect, test } from 'vitest';
import { otherOfTwo, unknownLanguages } from './modelLanguages.ts';

const starter = ['zh-Hans', 'en'];

test('a model knows the languages of its list and no others', () => {
  expect(unknownLanguages(starter, ['en', 'zh'])).toEqual([]);
  expect(unknownLanguages(starter, ['German', 'en'])).toEqual(['de']);
  expect(unknownLanguages(starter, ['zh-TW', 'ja'])).toEqual(['zh-Hant', 'ja']);
});

test('nothing is held against a model without a list, or for a language nobody knows', () => {
  expect(unknownLanguages(undefined, ['de'])).toEqual([]);
  expect(unknownLanguages(starter, ['auto', 'und', 'klingon'])).toEqual([]);
});

test('a model of two languages translates each into the other', () => {
  expect(otherOfTwo(starter, 'en')).toBe('zh-Hans');
  expect(otherOfTwo(starter, 'zh-Hans')).toBe('en');
  expect(otherOfTwo(starter, 'de')).toBeUndefined();
  expect(otherOfTwo(['zh-Hans', 'en', 'de'], 'en')).toBeUndefined();
  expect(otherOfTwo(undefined, 'en')).toBeUndefined();
});
