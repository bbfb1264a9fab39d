import { expect, test } from 'vitest';
import { firstWhere, segmentAt } from './segmentAt.ts';
import type { ShownSegment } from './shownText.ts';

const segment = (id: number, begin: number, end: number): ShownSegment => ({
  ...{ id, source: { begin, end }, from: 'de', gap: '', target: '', state: 'done' },
  ...{ origin: 'model', accepted: false, flags: [], terms: [] },
});
// "One. Two.Three.\n\nFour."
const segments = [segment(0, 0, 4), segment(1, 5, 9), segment(2, 9, 15), segment(3, 17, 22)];
const idAt = (offset: number) => segmentAt(segments, offset)?.id;

test('a caret in a sentence, or at either end of it, is in that sentence', () => {
  expect([0, 2, 4, 5, 17, 20, 22].map(idAt)).toEqual([0, 0, 0, 1, 3, 3, 3]);
});

test('where two sentences touch the second one counts', () => {
  expect(idAt(9)).toBe(2);
});

test('between sentences, and beyond the last, there is none', () => {
  expect([16, 23].map(idAt)).toEqual([undefined, undefined]);
  expect(segmentAt([], 0)).toBeUndefined();
});

test('the first of many is found', () => {
  for (let first = 0; first <= 9; first += 1)
    expect(firstWhere(9, (at) => at >= first)).toBe(first);
});
