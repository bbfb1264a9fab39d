import type { ShownSegment } from './shownText.ts';

/** The segment whose source has the character at `offset` (in UTF-16 units), or ends there; undefined between two. */
export function segmentAt(
  segments: readonly ShownSegment[],
  offset: number,
): ShownSegment | undefined {
  const at = firstWhere(segments.length, (i) => (segments[i]?.source.end ?? 0) >= offset);
  const [here, next] = [segments[at], segments[at + 1]];
  // Two may touch: a caret there is before the second one.
  if (next?.source.begin === offset) return next;
  return here && here.source.begin <= offset ? here : undefined;
}

/** The first of `count` numbers that `is`, which all after it must be too; `count` where none is. */
export function firstWhere(count: number, is: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
