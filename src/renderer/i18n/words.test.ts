import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

interface Tree {
  [key: string]: string | Tree;
}

function flatten(tree: Tree, path = ''): [key: string, words: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}
const placeholders = (words: string) => (words.match(/\{\{\w+/g) ?? []).toSorted();
const english = new Map(flatten(en));

test('both interface languages say the same things', () => {
  expect(flatten(zh).map(([key]) => key)).toEqual([...english.keys()]);
});

test.each(flatten(zh))('%s names the same values in both languages', (key, words) => {
  expect(placeholders(words)).toEqual(placeholders(english.get(key) ?? ''));
});

test('every text that counts has its plural form', () => {
  for (const key of english.keys()) {
    if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other'))).toBe(true);
  }
});
