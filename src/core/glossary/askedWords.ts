import { requiredWordsProblem } from '#core/translate/request.ts';
import type { TermWish } from './term.ts';

/** What one prompt can ask for without losing the sentence. */
const MOST_AT_ONCE = 8;
/** Words that decoding keeps away from. */
const MOST_AVOIDED = 32;

/** The words that a translation is asked to use. Terms that no prompt can ask for are still checked. */
export const wordsToAsk = (wishes: readonly TermWish[]): string[] =>
  usable(wishes.flatMap(({ targets }) => targets.slice(0, 1))).slice(0, MOST_AT_ONCE);

/** The words that a translation is asked to do without. */
export const wordsToAvoid = (wishes: readonly TermWish[]): string[] =>
  usable(wishes.flatMap(({ forbidden }) => forbidden.slice(0, MOST_AVOIDED))).slice(
    0,
    MOST_AVOIDED,
  );

const usable = (words: readonly string[]): string[] =>
  Array.from(new Set(words)).filter((word) => requiredWordsProblem([word]) === undefined);
