export const PAGE = 200;
/** Beyond these the farthest are forgotten: a long list must not fill the memory. */
const KEPT_PAGES = 30;

/** What is known of the answer to a question: its length, and some pages of it by their number. */
export interface RowPages<Question, Row> {
  question: Question;
  total: number;
  pages: ReadonlyMap<number, readonly Row[]>;
}

/** The number by which a row is known wherever it stands; the same function at every render. */
export type KeyOf<Row> = (row: Row) => number;

/** With one more page, or a newer one in the place of the old. */
export function withPage<Question, Row>(
  before: RowPages<Question, Row> | null,
  question: Question,
  page: number,
  { rows, total }: { rows: readonly Row[]; total: number },
): RowPages<Question, Row> {
  const known = before?.question === question ? [...before.pages] : [];
  const pages = [...known.filter(([number]) => number !== page), [page, rows] as const]
    .filter(([number]) => number * PAGE < total)
    .sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
    .slice(0, KEPT_PAGES);
  return { question, total, pages: new Map(pages) };
}

/** With `row` in the place of what it was. */
export function withRow<Question, Row>(
  before: RowPages<Question, Row>,
  row: Row,
  keyOf: KeyOf<Row>,
): RowPages<Question, Row> {
  const key = keyOf(row);
  const pages = new Map(
    [...before.pages].map(([page, rows]) => [
      page,
      rows.some((known) => keyOf(known) === key)
        ? rows.map((known) => (keyOf(known) === key ? row : known))
        : rows,
    ]),
  );
  return { ...before, pages };
}

/** The row at a position of the list; undefined while its page is not known. */
export function rowAt<Row>({ pages }: RowPages<unknown, Row>, position: number): Row | undefined {
  return pages.get(Math.floor(position / PAGE))?.[position % PAGE];
}

/** Where the row with a key stands in the list as far as that is known; -1 otherwise. */
export function positionOf<Row>(
  { pages }: RowPages<unknown, Row>,
  key: number,
  keyOf: KeyOf<Row>,
): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => keyOf(row) === key);
    if (at >= 0) return page * PAGE + at;
  }
  return -1;
}

/** The pages that positions `first` to `last` are on, of a list of `total`. */
export function pagesOf(first: number, last: number, total: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, Math.min(last, total - 1)) / PAGE);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
