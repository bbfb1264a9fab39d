import { expect, test } from 'vitest';
import { PAGE, pagesOf, positionOf, rowAt, withPage, withRow } from './rowPages.ts';

interface Row {
  id: number;
  text?: string;
}
const keyOf = ({ id }: Row) => id;
const question = { query: '' };
const total = 100_000;
const rowsOf = (page: number): Row[] =>
  Array.from({ length: PAGE }, (_, i) => ({ id: page * PAGE + i }));
const answer = (page: number) => ({ rows: rowsOf(page), total });

test('a long list is known by pages', () => {
  const listing = withPage(withPage(null, question, 0, answer(0)), question, 7, answer(7));
  expect(rowAt(listing, 3)?.id).toBe(3);
  expect(rowAt(listing, 7 * PAGE + 5)?.id).toBe(7 * PAGE + 5);
  expect(rowAt(listing, PAGE)).toBeUndefined();
  expect(positionOf(listing, 7 * PAGE + 5, keyOf)).toBe(7 * PAGE + 5);
  expect(positionOf(listing, PAGE, keyOf)).toBe(-1);
});

test('reading all of it keeps what is near, and not everything', () => {
  let listing = withPage(null, question, 0, answer(0));
  for (let page = 1; page < 500; page++) listing = withPage(listing, question, page, answer(page));
  expect(listing.pages.size).toBeLessThan(50);
  expect(rowAt(listing, 499 * PAGE)?.id).toBe(499 * PAGE);
  expect(rowAt(listing, 498 * PAGE)?.id).toBe(498 * PAGE);
  expect(rowAt(listing, 0)).toBeUndefined();
});

test('another question begins anew, and a shorter answer has no pages beyond its end', () => {
  const listing = withPage(withPage(null, question, 0, answer(0)), question, 3, answer(3));
  const other = { query: 'word' };
  const few = { rows: rowsOf(0).slice(0, 2), total: 2 };
  expect([...withPage(listing, other, 0, few).pages.keys()]).toEqual([0]);
  expect([...withPage(listing, question, 0, few).pages.keys()]).toEqual([0]);
});

test('a row that was edited shows at once', () => {
  const edited = { id: 5, text: 'edited' };
  const listing = withRow(withPage(null, question, 0, answer(0)), edited, keyOf);
  expect(rowAt(listing, 5)).toBe(edited);
});

test('what is seen says which pages are needed', () => {
  expect(pagesOf(0, 12, total)).toEqual([0]);
  expect(pagesOf(PAGE - 1, PAGE, total)).toEqual([0, 1]);
  expect(pagesOf(-10, 5, 3)).toEqual([0]);
  expect(pagesOf(0, 10, 0)).toEqual([0]);
});
