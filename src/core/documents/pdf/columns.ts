import type { Fragment } from './lines.ts';

/** Columns need so many lines each, and between them a gap of so many font sizes. */
const MIN_LINES = 4;
const MIN_GAP = 0.7;
const MAX_DEPTH = 6;

/** The fragments of a page in columns, in reading order: what spans the columns, then each from top to bottom. */
export function columnsOf(fragments: readonly Fragment[], depth = 0): Fragment[][] {
  const gap = depth < MAX_DEPTH ? findGap(fragments) : undefined;
  if (gap === undefined) return fragments.length > 0 ? [[...fragments]] : [];
  const sorted = [...fragments].sort((one, other) => one.y - other.y);
  const columns: Fragment[][] = [];
  let spanning: Fragment[] = [];
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  const flushSides = () => {
    columns.push(...columnsOf(left, depth + 1), ...columnsOf(right, depth + 1));
    left = [];
    right = [];
  };
  const flushSpanning = () => {
    if (spanning.length > 0) columns.push(spanning);
    spanning = [];
  };
  for (const fragment of sorted) {
    const isSpanning = fragment.x0 < gap && fragment.x1 > gap;
    if (isSpanning) flushSides();
    else flushSpanning();
    if (isSpanning) spanning.push(fragment);
    else if (fragment.x1 <= gap) left.push(fragment);
    else right.push(fragment);
  }
  flushSpanning();
  flushSides();
  return columns.filter((column) => column.length > 0);
}

/** Where two columns of text are apart: hardly a line crosses it, and lines fill what is on either side. */
function findGap(fragments: readonly Fragment[]): number | undefined {
  if (fragments.length < 2 * MIN_LINES) return undefined;
  const begin = Math.min(...fragments.map(({ x0 }) => x0));
  const end = Math.max(...fragments.map(({ x1 }) => x1));
  const width = end - begin;
  if (!(width > 0) || width > 20_000) return undefined;
  // How many fragments cover each point of the width.
  const cover = new Uint32Array(Math.ceil(width) + 2);
  for (const { x0, x1 } of fragments)
    for (let x = Math.floor(x0 - begin); x < Math.ceil(x1 - begin); x++)
      cover[x] = (cover[x] ?? 0) + 1;
  const size = median(fragments.map((fragment) => fragment.size));
  const allowed = Math.floor(0.2 * fragments.length);
  const candidates: { x: number; width: number; crossed: number }[] = [];
  for (let level = 0; level <= allowed; level = level === 0 ? 1 : level * 2) {
    let from = -1;
    for (let x = 0; x < cover.length; x++) {
      if ((cover[x] ?? 0) <= level) {
        if (from < 0) from = x;
      } else if (from >= 0) {
        if (from > 0.1 * width && x < 0.9 * width && x - from >= MIN_GAP * size)
          candidates.push({ x: begin + (from + x) / 2, width: x - from, crossed: level });
        from = -1;
      }
    }
    if (candidates.some(({ x }) => isBetweenColumns(fragments, x))) break;
  }
  return candidates
    .sort((one, other) => other.width - one.width)
    .find(({ x }) => isBetweenColumns(fragments, x))?.x;
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
