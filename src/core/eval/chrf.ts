import { addCounts, countNgrams, noCounts, type NgramCounts } from './ngrams.ts';
import type { Pair } from './pair.ts';
import { splitWords } from './whiteSpace.ts';

const MAX_ORDER = 6;
/** Recall counts this many times as much as precision. */
const BETA = 2;

/**
 * chrF of a corpus, 0…100: the F-score of character n-grams up to 6 without white space (Popović, 2015), with β = 2, as
 * sacreBLEU 2 computes it. Orders that have no n-grams in either corpus do not count (`eff:yes`).
 */
export function chrf(pairs: readonly Pair[]): number {
  return fScore(
    pairs
      .map(({ hypothesis, reference }) => countSegment(hypothesis, reference))
      .reduce(addCounts, noCounts(MAX_ORDER)),
  );
}

/** An order the reference is too short for is left out, the n-grams of the hypothesis too. */
function countSegment(hypothesis: string, reference: string): NgramCounts[] {
  const options = { maxOrder: MAX_ORDER, separator: '' };
  return countNgrams(characters(hypothesis), characters(reference), options).map((counts) =>
    counts.reference > 0 ? counts : { ...counts, hypothesis: 0 },
  );
}

function characters(text: string): string[] {
  return Array.from(splitWords(text).join(''));
}

function fScore(orders: readonly NgramCounts[]): number {
  const effective = orders.filter(({ hypothesis, reference }) => hypothesis > 0 && reference > 0);
  const precision = mean(effective.map(({ matches, hypothesis }) => matches / hypothesis));
  const recall = mean(effective.map(({ matches, reference }) => matches / reference));
  if (precision + recall === 0) return 0;
  return (100 * (1 + BETA ** 2) * precision * recall) / (BETA ** 2 * precision + recall);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
