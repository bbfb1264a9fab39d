import { addCounts, countNgrams, noCounts, type NgramCounts } from './ngrams.ts';
import type { Pair } from './pair.ts';
import type { Tokenize } from './tokenize13a.ts';

const MAX_ORDER = 4;

export interface Bleu {
  /** 0…100. */
  score: number;
  /** Of orders 1 to 4, 0…100. */
  precisions: readonly number[];
  /** 0…1. */
  brevityPenalty: number;
}

/**
 * BLEU of a corpus with one reference a segment (Papineni et al., 2002), smoothed as mteval does it (`exp`, method 3 of
 * Chen and Cherry, 2014): what sacreBLEU computes unless told otherwise.
 */
export function bleu(pairs: readonly Pair[], tokenize: Tokenize): Bleu {
  return bleuOfCounts(countBleu(pairs, tokenize));
}

/** The counts over all segments, order by order. */
export function countBleu(pairs: readonly Pair[], tokenize: Tokenize): NgramCounts[] {
  return pairs
    .map(({ hypothesis, reference }) =>
      countNgrams(tokenize(hypothesis), tokenize(reference), {
        maxOrder: MAX_ORDER,
        separator: ' ',
      }),
    )
    .reduce(addCounts, noCounts(MAX_ORDER));
}

export function bleuOfCounts(orders: readonly NgramCounts[]): Bleu {
  const { hypothesis: length = 0, reference: wantedLength = 0 } = orders[0] ?? {};
  const brevityPenalty = length < wantedLength ? Math.exp(1 - wantedLength / length) : 1;
  const precisions = smoothedPrecisions(orders);
  const logs = precisions.map((precision) => Math.log(precision));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return { score: brevityPenalty * Math.exp(mean), precisions, brevityPenalty };
}

/** An order without a match gets half of one, the next such a quarter, and so on; nothing without any match. */
function smoothedPrecisions(orders: readonly NgramCounts[]): number[] {
  if (orders.every(({ matches }) => matches === 0)) return orders.map(() => 0);
  let share = 1;
  return orders.map(({ hypothesis: total, matches }) => {
    if (total === 0) return 0;
    if (matches === 0) share /= 2;
    return (100 * (matches || share)) / total;
  });
}
