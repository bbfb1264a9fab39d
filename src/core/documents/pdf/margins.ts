import { median } from './columns.ts';
import { textOfSpans, type Fragment } from './lines.ts';
import type { Page } from './readPages.ts';

export interface PageFragments extends Pick<Page, 'width' | 'height'> {
  fragments: readonly Fragment[];
}

/** So much of a page's height, at its top and its bottom, may be its header and footer. */
const MARGIN = 0.13;
/** So many lines from the top or the bottom. */
const LINES = 3;
const NUMBER =
  /^(?:(?:page|seite|página|pagina|стр\.?|第)?\s*[-–—]?\s*(?:#|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:[|/]|of|von|de|из|頁|页|ページ)\s*#?)*)$/i;

/** The pages without what is repeated at their tops and bottoms, and without their numbers. */
export function withoutMargins(pages: readonly PageFragments[]): PageFragments[] {
  const marks = pages.map(candidatesOf);
  const counts = new Map<string, number>();
  for (const page of marks)
    for (const key of new Set([...page.values()].flat()))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  // Left and right pages may have headers of their own, and so may chapters.
  const forWords = Math.max(2, Math.min(4, Math.ceil(pages.length / 3)));
  const forPlaces = Math.max(4, pages.length * 0.4);
  return pages.map((page, index) => {
    const own = marks[index] ?? new Map<Fragment, string[]>();
    const fragments = page.fragments.filter((fragment) => {
      const [words, place] = own.get(fragment) ?? [];
      const isRepeated = words !== undefined && (counts.get(words) ?? 0) >= forWords;
      return !isRepeated && !(place !== undefined && (counts.get(place) ?? 0) >= forPlaces);
    });
    return { ...page, fragments };
  });
}

/**
 * What may be header or footer, with what it has in common with those of other pages: its words, where numbers are alike;
 * for a line that stands apart from the rest also its place, since the words may be a chapter's.
 */
function candidatesOf({ fragments, height }: PageFragments): Map<Fragment, string[]> {
  const lines = [...new Set(fragments.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const outer = new Set([...lines.slice(0, LINES), ...lines.slice(-LINES)]);
  const size = median(fragments.map((fragment) => fragment.size));
  const marks = new Map<Fragment, string[]>();
  for (const fragment of fragments) {
    const { y } = fragment;
    if (!outer.has(Math.round(y)) || (y > MARGIN * height && y < (1 - MARGIN) * height)) continue;
    const text = textOfSpans(fragment.spans).replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
    const edge = y < height / 2 ? 'top' : 'bottom';
    const words = NUMBER.test(text) ? 'number' : `${Math.round(y / 6)} ${text}`;
    const next =
      edge === 'top' ? lines.find((line) => line > y + 2) : lines.findLast((line) => line < y - 2);
    const isApart = next !== undefined && Math.abs(next - y) > 1.9 * size;
    const isFirst = edge === 'top' ? y - 2 <= (lines[0] ?? 0) : y + 2 >= (lines.at(-1) ?? 0);
    const hasPlace = isApart && isFirst && fragment.size < 1.05 * size;
    marks.set(fragment, [
      `${edge} ${words}`,
      ...(hasPlace ? [`${edge} at ${Math.round(y / 3)}`] : []),
    ]);
  }
  return marks;
}
