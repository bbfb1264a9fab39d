import type { PairIndex } from './index/pairIndex.ts';
import { keysOf, lengthClass, sourceTerms } from './index/indexKeys.ts';

/** So many of the rarest terms are looked up: a text that is similar enough has some of them. */
const TERMS = 16;
/** And no further ones once so many pairs were seen. */
const POSTINGS = 60_000;
const POSTINGS_OF_TERM = 30_000;

/**
 * The pairs whose sources have most of the rarest terms of a text, at most `limit`, the likeliest first. `share`: what
 * part of the longer of two texts the shorter one has at least.
 */
export function candidates(
  index: PairIndex,
  { source, to }: { source: string; to: string },
  { limit, share }: { limit: number; share: number },
): number[] {
  const { terms, length } = sourceTerms(source);
  const classes = range(lengthClass(length * share), lengthClass(length / share));
  const ofClasses = classes.map((each) => keysOf(terms, to, each));
  const frequencies = index.frequencies(ofClasses.flat());
  const probes = terms
    .map((_, place) => {
      const keys = ofClasses.flatMap((keys) => keys[place] ?? []);
      const pairs = keys.reduce((sum, key) => sum + (frequencies.get(key) ?? 0), 0);
      return { keys, pairs };
    })
    .sort((a, b) => a.pairs - b.pairs)
    .slice(0, TERMS);

  const shared = new Map<number, number>();
  let seen = 0;
  for (const { keys } of probes) {
    const found = index.having(keys, POSTINGS_OF_TERM);
    for (const id of found) shared.set(id, (shared.get(id) ?? 0) + 1);
    seen += found.length;
    if (seen >= POSTINGS) break;
  }
  return mostShared(shared, limit);
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset);

/** Newer pairs, which have higher numbers, before older ones. */
function mostShared(shared: ReadonlyMap<number, number>, limit: number): number[] {
  const byCount = new Map<number, number[]>();
  for (const [id, count] of shared) {
    const ids = byCount.get(count);
    if (ids) ids.push(id);
    else byCount.set(count, [id]);
  }
  const best: number[] = [];
  for (const [, ids] of [...byCount].sort(([a], [b]) => b - a)) {
    if (best.length >= limit) break;
    best.push(...ids.sort((a, b) => b - a).slice(0, limit - best.length));
  }
  return best;
}
