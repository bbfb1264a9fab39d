import { expect, test } from 'vitest';
import { relativeTime } from './relativeTime.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

test.each([
  [minute, '1 min. ago'],
  [3 * 60 * minute, '3 hr. ago'],
  [day, 'yesterday'],
  [15 * day, '2 wk. ago'],
  [800 * day, '2 yr. ago'],
])('%d ms ago reads %s', (passed, words) => {
  expect(relativeTime(0, passed, 'en')).toBe(words);
});

test('what is less than a minute old, or from a clock that was wrong, has no age', () => {
  expect(relativeTime(0, minute - 1, 'en')).toBeNull();
  expect(relativeTime(minute, 0, 'en')).toBeNull();
});
