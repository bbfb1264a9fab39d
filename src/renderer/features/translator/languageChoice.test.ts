import { expect, test } from 'vitest';
import { chooseLanguage, otherLanguage, swapLanguages } from './languageChoice.ts';

const choice = (from: string, to: string, recentLanguages: string[] = []) => ({
  from,
  to,
  recentLanguages,
});

test('a chosen language is the first of the recent ones, which are eight at most', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const { recentLanguages } = chooseLanguage(choice('auto', 'en', many), 'to', 'c');
  expect(recentLanguages).toEqual(['c', 'a', 'b', 'd', 'e', 'f', 'g', 'h']);
  expect(chooseLanguage(choice('auto', 'en', many), 'to', 'z').recentLanguages).toHaveLength(8);
});

test('Auto is not a recent language', () => {
  expect(chooseLanguage(choice('de', 'en', ['de']), 'from', 'auto').recentLanguages).toEqual([
    'de',
  ]);
});

test('choosing the language of the other side swaps the sides', () => {
  expect(chooseLanguage(choice('de', 'en'), 'to', 'de')).toMatchObject({ from: 'en', to: 'de' });
});

test('under Auto the source stays automatic', () => {
  expect(chooseLanguage(choice('auto', 'en'), 'to', 'de')).toMatchObject({
    from: 'auto',
    to: 'de',
  });
});

test('leaving Auto for the target language moves the target away', () => {
  expect(chooseLanguage(choice('auto', 'en', ['en', 'fr']), 'from', 'en')).toMatchObject({
    from: 'en',
    to: 'fr',
  });
});

test('swapping under Auto goes back to the detected language', () => {
  expect(swapLanguages(choice('auto', 'en'), 'zh-Hans')).toMatchObject({
    from: 'en',
    to: 'zh-Hans',
  });
});

test('swapping under Auto without a clue takes a language used lately', () => {
  expect(swapLanguages(choice('auto', 'en', ['en', 'fr']), null)).toMatchObject({
    from: 'en',
    to: 'fr',
  });
});

test('the other language is never the same', () => {
  expect(otherLanguage(['en'], 'en')).toBe('zh-Hans');
  expect(otherLanguage([], 'zh-Hans')).toBe('en');
});
