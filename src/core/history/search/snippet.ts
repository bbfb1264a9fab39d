/** In characters as the reader counts them (grapheme clusters). */
const LENGTH = 120;
const BEFORE_HIT = 30;
/** In UTF-16 units: enough for that many clusters of any length found in real text. */
const REACH = 300;
export const SNIPPET_REACH = 1500;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** About 120 characters of the text, around `hit` (in UTF-16 units) or its beginning, on one line. */
export function snippet(text: string, hit: number | null): string {
  const from = hit === null ? text.search(/\S/u) : Math.max(0, hit - REACH);
  if (from < 0) return '';
  const slice = text.slice(from, from + SNIPPET_REACH);
  const clusters = [...graphemes.segment(slice)];
  // A slice begins and ends anywhere, also within a cluster.
  if (hit !== null && from > 0) clusters.shift();
  if (from + slice.length < text.length && clusters.length > 1) clusters.pop();

  const target = hit === null ? 0 : hit - from;
  const found = clusters.findIndex(({ index, segment }) => index + segment.length > target);
  const first = hit === null || found <= BEFORE_HIT ? 0 : found - BEFORE_HIT;
  const shown = clusters.slice(first, first + LENGTH);
  const begins = hit === null || (from === 0 && first === 0);
  const ends = from + slice.length >= text.length && first + LENGTH >= clusters.length;

  const line = shown
    .map(({ segment }) => segment)
    .join('')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return `${begins ? '' : '…'}${line}${ends ? '' : '…'}`;
}
