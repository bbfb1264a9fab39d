import { expect, test } from 'vitest';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import {
  PAGE,
  pagesOf,
  positionOf,
  type Question,
  segmentAt,
  withPage,
  withSegment,
} from './segmentPages.ts';

const question: Question = { filter: 'all', flaggedFirst: false, query: '' };
const total = 100_000;
const rowsOf = (page: number) =>
  Array.from({ length: PAGE }, (_, i) => ({ index: page * PAGE + i }) as DocumentSegment);
const answer = (page: number) => ({ rows: rowsOf(page), total });

test('a long document is known by pages', () => {
  const listing = withPage(withPage(null, question, 0, answer(0)), question, 7, answer(7));
  expect(segmentAt(listing, 3)?.index).toBe(3);
  expect(segmentAt(listing, 7 * PAGE + 5)?.index).toBe(7 * PAGE + 5);
  expect(segmentAt(listing, PAGE)).toBeUndefined();
  expect(positionOf(listing, 7 * PAGE + 5)).toBe(7 * PAGE + 5);
  expect(positionOf(listing, PAGE)).toBe(-1);
});

test('reading all of it keeps what is near, and not everything', () => {
  let listing = withPage(null, question, 0, answer(0));
  for (let page = 1; page < 500; page++) listing = withPage(listing, question, page, answer(page));
  expect(listing.pages.size).toBeLessThan(50);
  expect(segmentAt(listing, 499 * PAGE)?.index).toBe(499 * PAGE);
  expect(segmentAt(listing, 498 * PAGE)?.index).toBe(498 * PAGE);
  expect(segmentAt(listing, 0)).toBeUndefined();
});

test('another question begins anew, and a shorter answer has no pages beyond its end', () => {
  const listing = withPage(withPage(null, question, 0, answer(0)), question, 3, answer(3));
  const flagged = { ...question, filter: 'flagged' } as const;
  const few = { rows: rowsOf(0).slice(0, 2), total: 2 };
  expect([...withPage(listing, flagged, 0, few).pages.keys()]).toEqual([0]);
  expect([...withPage(listing, question, 0, few).pages.keys()]).toEqual([0]);
});

test('a segment that was edited shows at once', () => {
  const edited = { index: 5, state: 'edited' } as DocumentSegment;
  const listing = withSegment(withPage(null, question, 0, answer(0)), edited);
  expect(segmentAt(listing, 5)).toBe(edited);
});

test('what is seen says which pages are needed', () => {
  expect(pagesOf(0, 12, total)).toEqual([0]);
  expect(pagesOf(PAGE - 1, PAGE, total)).toEqual([0, 1]);
  expect(pagesOf(-10, 5, 3)).toEqual([0]);
  expect(pagesOf(0, 10, 0)).toEqual([0]);
});
