import { distance } from 'fastest-levenshtein';

/** A text as similarity sees it. */
export interface Comparable {
  text: string;
  /** Without white space and case. */
  plain: string;
  /** Without punctuation too. */
  letters: string;
  /** Every number one and the same digit. */
  masked: string;
}

export function comparable(text: string): Comparable {
  const plain = text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
  const letters = plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  return { text, plain, letters, masked: letters.replace(/\p{N}+/gu, '0') };
}

/** What the distance of two texts is counted in. */
export const lettersOf = (text: string): string => comparable(text).masked;

/** Texts that are the same but for white space and case; also for punctuation; also for numbers; and all others. */
const [SPACING, PUNCTUATION, NUMBERS, LETTERS] = [99, 98, 97, 96];

/**
 * How similar two texts are, in whole percent: 100 is the same text, 97 to 99 differ in what a glance mends, and below
 * that it is the share of characters that need not be changed (Levenshtein, of the longer text). Words that are
 * inflected otherwise are half the same that way, which counting words would not see.
 */
export function similarity(one: Comparable, other: Comparable): number {
  if (one.text === other.text) return 100;
  if (one.plain === other.plain) return SPACING;
  if (one.letters === '' || other.letters === '') return 0;
  if (one.letters === other.letters) return PUNCTUATION;
  if (one.masked === other.masked) return NUMBERS;
  const longer = Math.max(one.masked.length, other.masked.length);
  const [a, b] = differing(one.masked, other.masked);
  return Math.min(LETTERS, Math.floor(100 * (1 - distance(a, b) / longer)));
}

/** How much work their distance is: cells of the table that it fills. */
export function work(one: Comparable, other: Comparable): number {
  const [a, b] = differing(one.masked, other.masked);
  return a.length * b.length;
}

/** What is left between a common beginning and a common end. */
function differing(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let begin = 0;
  while (begin < shorter && one.charCodeAt(begin) === other.charCodeAt(begin)) begin++;
  let end = 0;
  while (
    end < shorter - begin &&
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)
  )
    end++;
  return [one.slice(begin, one.length - end), other.slice(begin, other.length - end)];
}
