import { textWeight } from '../textWeight.ts';
import { withoutEcho } from './echo.ts';
import { withoutBracketedLabel, withoutHead } from './heads.ts';
import { withoutNotes } from './notes.ts';
import { withoutEmphasis, withoutFence, withoutQuotes, withoutThoughts } from './wrapping.ts';

/** Takes one kind of addition away, or answers the same text. */
type Cleaning = (text: string, source: string) => string;

const BEFORE: readonly Cleaning[] = [
  withoutThoughts,
  withoutFence,
  withoutEcho,
  withoutHead,
  withoutBracketedLabel,
];
const ALL: readonly Cleaning[] = [...BEFORE, withoutNotes, withoutEmphasis, withoutQuotes];
/** The share of the weight of its source that is left at least: what says less was not an addition alone. */
const SHARE = 0.25;
/** Additions around additions. */
const ROUNDS = 4;

/** An answer without what the model added to it; unchanged where there is nothing, or nothing else. */
export function clean(answer: string, source: string): string {
  return cleaned(answer, source, ALL, SHARE * textWeight(source));
}

/** The same of what stands before a translation alone, of which only the first words are there. */
export function cleanBeginning(answer: string, source: string): string {
  return cleaned(answer, source, BEFORE, 0);
}

function cleaned(
  answer: string,
  source: string,
  cleanings: readonly Cleaning[],
  least: number,
): string {
  let text = answer;
  for (let round = 0; round < ROUNDS; round++) {
    const before = text;
    for (const cleaning of cleanings) {
      const rest = cleaning(text, source);
      if (rest !== text && textWeight(rest) >= least) text = rest;
    }
    if (text === before) break;
  }
  return text;
}
