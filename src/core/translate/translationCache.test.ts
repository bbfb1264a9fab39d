import { expect, test } from 'vitest';
import { createTranslationCache } from './translationCache.ts';

const saying = (target: string) => ({ target, flags: [], terms: [] });

test('where there is no more room, what was used longest ago is forgotten first', () => {
  const cache = createTranslationCache(12);
  for (const key of ['a', 'b', 'c']) cache.set(key, saying('***'));
  cache.get('a');
  cache.set('d', saying('***'));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
});

test('a translation in place of another takes the room of that one only', () => {
  const cache = createTranslationCache(12);
  for (const target of ['one', 'two', 'six']) cache.set('a', saying(target));
  cache.set('b', saying('***'));
  cache.set('c', saying('***'));
  expect(cache.get('a')).toEqual(saying('six'));
});

test('one that is larger than all the room is not kept, and costs the others theirs', () => {
  const cache = createTranslationCache(12);
  cache.set('a', saying('***'));
  cache.set('b', saying('*'.repeat(20)));
  expect(['a', 'b'].filter((key) => cache.get(key))).toEqual([]);
});
