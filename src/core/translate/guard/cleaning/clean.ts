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
/** Additions around additions. */
const ROUNDS = 4;

/** An answer without what the model added to it; unchanged where there is nothing, or nothing else. */
export function clean(answer: string, source: string): string {
  return cleaned(answer, source, ALL);
}

/** The same of what stands before the translation alone. */
export function cleanBeginning(answer: string, source: string): string {
  return cleaned(answer, source, BEFORE);
}

function cleaned(answer: string, source: string, cleanings: readonly Cleaning[]): string {
  let text = answer;
  for (let round = 0; round < ROUNDS; round++) {
    const before = text;
    for (const cleaning of cleanings) text = cleaning(text, source);
    if (text === before) break;
  }
  return text;
}
