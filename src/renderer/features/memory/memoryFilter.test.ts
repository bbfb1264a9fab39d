import { expect, test } from 'vitest';
import { beginOf, filterOf, NO_FILTER, partsInUse } from './memoryFilter.ts';

test('no filter lets everything through', () => {
  expect(filterOf('tea', NO_FILTER)).toEqual({ query: 'tea' });
  expect(partsInUse(NO_FILTER)).toBe(0);
});

test('days are those of this place', () => {
  expect(beginOf('2026-03-01')).toBe(new Date(2026, 2, 1).getTime());
  expect(beginOf('0099-03-01')).toBe(new Date('0099-03-01T00:00').getTime());
  expect(beginOf('')).toBeUndefined();
  expect(beginOf('tomorrow')).toBeUndefined();
});

test('every part is asked for', () => {
  const choice = {
    from: 'en',
    to: 'de',
    origin: 'edit',
    since: '2026-01-01',
    before: '2026-02-01',
    duplicates: true,
  };
  expect(partsInUse(choice)).toBe(6);
  expect(filterOf('', choice)).toEqual({
    query: '',
    from: 'en',
    to: 'de',
    origin: 'edit',
    since: new Date(2026, 0, 1).getTime(),
    before: new Date(2026, 1, 1).getTime(),
    duplicates: true,
  });
});
