import { fragmentsOf, type Fragment } from './lines.ts';
import type { Span } from './readPages.ts';

/** Columns need so many lines each, and between them a gap of so many font sizes. */
const MIN_LINES = 4;
const MIN_GAP = 0.55;
/** So many of the lines may cross it: a title and a summary stand over both columns. */
const MAX_CROSSING = 0.45;
const MAX_DEPTH = 6;
/** Of the widest places only so many are looked at. */
const MAX_GAPS = 5;
/** In points; nothing is printed so wide. */
const MAX_WIDTH = 20_000;

/** What is on a page in columns, in reading order: what spans them, then each from top to bottom. */
export function columnsOf(spans: readonly Span[], depth = 0): Fragment[][] {
  const gap = depth < MAX_DEPTH ? findGap(spans) : undefined;
  const fragments = fragmentsOf(spans, gap);
  if (gap === undefined) return fragments.length > 0 ? [fragments] : [];
  const columns: Fragment[][] = [];
  let spanning: Fragment[] = [];
  let left: Span[] = [];
  let right: Span[] = [];
  const flushSides = () => {
    columns.push(...columnsOf(left, depth + 1), ...columnsOf(right, depth + 1));
    left = [];
    right = [];
  };
  const flushSpanning = () => {
    if (spanning.length > 0) columns.push(spanning);
    spanning = [];
  };
  for (const fragment of fragments) {
    const isSpanning = fragment.x0 < gap && fragment.x1 > gap;
    if (isSpanning) flushSides();
    else flushSpanning();
    if (isSpanning) spanning.push(fragment);
    else (fragment.x1 <= gap ? left : right).push(...fragment.spans);
  }
  flushSpanning();
  flushSides();
  return columns;
}

/** Where two columns of text are apart: few lines cross it, and lines fill what is on either side. */
function findGap(spans: readonly Span[]): number | undefined {
  if (spans.length < 2 * MIN_LINES) return undefined;
  const begin = Math.min(...spans.map(({ x }) => x));
  const width = Math.max(...spans.map((span) => span.x + span.width)) - begin;
  if (!(width > 0) || width > MAX_WIDTH) return undefined;
  // How many spans cover each point of the width.
  const cover = new Uint32Array(Math.ceil(width) + 2);
  for (const span of spans)
    for (let x = Math.floor(span.x - begin); x < Math.ceil(span.x + span.width - begin); x++)
      cover[x] = (cover[x] ?? 0) + 1;
  const minGap = MIN_GAP * median(spans.map(({ size }) => size));
  const allowed = Math.floor(MAX_CROSSING * fragmentsOf(spans).length);
  for (let level = 0; level <= allowed; level = level === 0 ? 1 : level * 2) {
    const found = gapsOf(cover, level)
      .filter(({ from, to }) => from > 0.1 * width && to < 0.9 * width && to - from >= minGap)
      .sort((one, other) => other.to - other.from - (one.to - one.from))
      .slice(0, MAX_GAPS)
      .map(({ from, to }) => begin + (from + to) / 2)
      .find((x) => isBetweenColumns(fragmentsOf(spans, x), x));
    if (found !== undefined) return found;
  }
  return undefined;
}

function gapsOf(cover: Uint32Array, level: number): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let from = -1;
  cover.forEach((count, x) => {
    if (count <= level) {
      if (from < 0) from = x;
    } else if (from >= 0) {
      gaps.push({ from, to: x });
      from = -1;
    }
  });
  return gaps;
}

function isBetweenColumns(fragments: readonly Fragment[], x: number): boolean {
  const left = fragments.filter(({ x1 }) => x1 <= x);
  const right = fragments.filter(({ x0 }) => x0 >= x);
  return isColumn(left) && isColumn(right);
}

/** Lines of text fill their column; cells of a table seldom do. */
function isColumn(fragments: readonly Fragment[]): boolean {
  if (fragments.length < MIN_LINES) return false;
  const x0 = Math.min(...fragments.map((fragment) => fragment.x0));
  const x1 = Math.max(...fragments.map((fragment) => fragment.x1));
  const size = median(fragments.map((fragment) => fragment.size));
  if (x1 - x0 < 7 * size) return false;
  return median(fragments.map((fragment) => fragment.x1 - fragment.x0)) > 0.6 * (x1 - x0);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
