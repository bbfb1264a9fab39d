import { expect, test } from 'vitest';
import { activeParts, AGES, type FilterChoice, NO_FILTER, toFilter } from './conversationFilter.ts';

const NOON = new Date(2026, 2, 30, 12).getTime();
const filter = (choice: Partial<FilterChoice>) => toFilter({ ...NO_FILTER, ...choice }, NOON);
const passes = (age: FilterChoice['age'], time: Date) => {
  const { since = -Infinity, until = Infinity } = filter({ age });
  return time.getTime() >= since && time.getTime() < until;
};

test('without a choice everything is shown but what is archived', () => {
  expect(filter({})).toEqual({ archived: false });
  expect(activeParts(NO_FILTER)).toEqual([]);
});

test('a search finds what is archived too, unless the filter is about the archive', () => {
  const search = (archived: FilterChoice['archived']) =>
    toFilter({ ...NO_FILTER, archived }, NOON, { searching: true });
  expect(search('without')).toEqual({});
  expect(search('with')).toEqual({});
  expect(search('only')).toEqual({ archived: true });
});

test('each choice narrows the list', () => {
  const choice = { kind: 'revision', from: 'zh-Hans', to: 'en', archived: 'with' } as const;
  expect(filter(choice)).toEqual({ kind: 'revision', from: 'zh-Hans', to: 'en' });
  expect(activeParts({ ...NO_FILTER, ...choice })).toEqual(['kind', 'from', 'to', 'archived']);
  expect(filter({ archived: 'only' })).toEqual({ archived: true });
});

test('days begin at midnight, across a changed clock too', () => {
  expect(passes('today', new Date(2026, 2, 30))).toBe(true);
  expect(passes('today', new Date(2026, 2, 29, 23, 59))).toBe(false);
  expect(passes('week', new Date(2026, 2, 24))).toBe(true);
  expect(passes('week', new Date(2026, 2, 23, 23, 59))).toBe(false);
  expect(passes('month', new Date(2026, 2, 1))).toBe(true);
  expect(passes('month', new Date(2026, 1, 28, 23, 59))).toBe(false);
});

test('what is not of the last 30 days is older, and all of it some time', () => {
  for (const time of [new Date(2026, 2, 1), new Date(2026, 1, 28, 23, 59), new Date(2020, 0, 1)]) {
    expect(passes('older', time)).toBe(!passes('month', time));
    expect(AGES.some((age) => age !== 'any' && passes(age, time))).toBe(true);
  }
});
