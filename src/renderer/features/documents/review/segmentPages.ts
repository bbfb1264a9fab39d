import type { DocumentSegment } from '#shared/ipc/documents.ts';
import type { SegmentFilter } from '#shared/segmentFilters.ts';

export const PAGE = 200;
/** Beyond these the farthest are forgotten: a long document must not fill the memory. */
const KEPT_PAGES = 30;

/** Which segments are listed, and in which order. */
export interface Question {
  filter: SegmentFilter;
  flaggedFirst: boolean;
  query: string;
}

/** What is known of the answer: its length, and some pages of it by their number. */
export interface SegmentPages {
  question: Question;
  total: number;
  pages: ReadonlyMap<number, readonly DocumentSegment[]>;
}

/** With one more page, or a newer one in the place of the old. */
export function withPage(
  before: SegmentPages | null,
  question: Question,
  page: number,
  { rows, total }: { rows: readonly DocumentSegment[]; total: number },
): SegmentPages {
  const known = before?.question === question ? [...before.pages] : [];
  const pages = [...known.filter(([number]) => number !== page), [page, rows] as const]
    .filter(([number]) => number * PAGE < total)
    .sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
    .slice(0, KEPT_PAGES);
  return { question, total, pages: new Map(pages) };
}

/** With `segment` in the place of what it was. */
export function withSegment(before: SegmentPages, segment: DocumentSegment): SegmentPages {
  const pages = new Map(
    [...before.pages].map(([page, rows]) => [
      page,
      rows.some(({ index }) => index === segment.index)
        ? rows.map((row) => (row.index === segment.index ? segment : row))
        : rows,
    ]),
  );
  return { ...before, pages };
}

/** The segment at a position of the list; undefined while its page is not known. */
export function segmentAt(listing: SegmentPages, position: number): DocumentSegment | undefined {
  return listing.pages.get(Math.floor(position / PAGE))?.[position % PAGE];
}

/** Where a segment, by its number in the document, stands in the list as far as that is known; -1 otherwise. */
export function positionOf({ pages }: SegmentPages, index: number): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.index === index);
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
