import { expect, test } from 'vitest';
import { languages } from '#shared/languages.ts';
import { searchLanguages } from './searchLanguages.ts';

const first = (query: string) => searchLanguages(languages, query)[0]?.code;

test.each([
  ['german', 'de'],
  ['Deutsch', 'de'],
  ['德语', 'de'],
  ['de', 'de'],
  ['francais', 'fr'],
  ['日本', 'ja'],
  ['العربية', 'ar'],
  ['simplified', 'zh-Hans'],
  ['bangl', 'bn'],
  ['mandarin', 'zh-Hans'],
])('%s finds the language by any of its names or its code', (query, code) => {
  expect(first(query)).toBe(code);
});

test('an empty search shows every language', () => {
  expect(searchLanguages(languages, ' ')).toBe(languages);
});

test('what is no language finds none', () => {
  expect(searchLanguages(languages, 'xyzzy')).toEqual([]);
});
