/** N-grams of one order. */
export interface NgramCounts {
  /** In the hypothesis. */
  hypothesis: number;
  reference: number;
  /** In both, each as often as in the one that has fewer of it. */
  matches: number;
}

/**
 * The n-grams of orders 1 to `maxOrder` of one segment, cut into words or characters; `separator` keeps apart what
 * would read the same when joined.
 */
export function countNgrams(
  hypothesis: readonly string[],
  reference: readonly string[],
  { maxOrder, separator }: { maxOrder: number; separator: string },
): NgramCounts[] {
  return Array.from({ length: maxOrder }, (_, index) => {
    const order = index + 1;
    const found = ngrams(hypothesis, order, separator);
    const wanted = ngrams(reference, order, separator);
    return {
      hypothesis: Math.max(0, hypothesis.length - index),
      reference: Math.max(0, reference.length - index),
      matches: overlap(found, wanted),
    };
  });
}

/** The sum, order by order. */
export function addCounts(some: readonly NgramCounts[], others: readonly NgramCounts[]) {
  return some.map((counts, index) => ({
    hypothesis: counts.hypothesis + (others[index]?.hypothesis ?? 0),
    reference: counts.reference + (others[index]?.reference ?? 0),
    matches: counts.matches + (others[index]?.matches ?? 0),
  }));
}

export function noCounts(maxOrder: number): NgramCounts[] {
  return Array.from({ length: maxOrder }, () => ({ hypothesis: 0, reference: 0, matches: 0 }));
}

function ngrams(units: readonly string[], order: number, separator: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let end = order; end <= units.length; end++) {
    const ngram = units.slice(end - order, end).join(separator);
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

function overlap(found: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>): number {
  let matches = 0;
  for (const [ngram, count] of found) matches += Math.min(count, wanted.get(ngram) ?? 0);
  return matches;
}
