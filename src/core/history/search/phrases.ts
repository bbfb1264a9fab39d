import { fold, forEachTerm, type TermKind } from './indexTerms.ts';

/** Terms that stand next to each other in a text that is found. */
export interface Phrase {
  terms: readonly [string, ...string[]];
  /** Whether the last term may be just the beginning of one. */
  prefix: boolean;
}

/**
 * What the user looks for: a phrase for each stretch between spaces, all of which a result has. The last word may be
 * unfinished unless a space follows it. Empty when nothing in it is a letter or digit.
 */
export function queryPhrases(query: string): Phrase[] {
  const stretches = query.toWellFormed().split(/\s+/u);
  const last = stretches.length - 1;
  return stretches.flatMap((stretch, index) => phraseOf(stretch, index === last));
}

function phraseOf(stretch: string, unfinished: boolean): Phrase[] {
  const terms: string[] = [];
  let last: TermKind | undefined;
  forEachTerm(fold(stretch), (term, _start, kind) => {
    terms.push(term);
    last = kind;
  });
  // In a text, more may follow the last character of the query.
  if (last === 'end') terms.pop();
  const [first, ...rest] = terms;
  if (first === undefined) return [];
  return [
    { terms: [first, ...rest], prefix: last === 'single' || (last === 'word' && unfinished) },
  ];
}

/** The phrases in FTS5's query language; terms hold nothing that could end a string there. */
export function matchExpression(phrases: readonly Phrase[]): string {
  return phrases
    .map(({ terms, prefix }) => `"${terms.join(' ')}"${prefix ? '*' : ''}`)
    .join(' AND ');
}

/** In UTF-16 units: looked through at a time, and how far beyond that a phrase may reach. */
const WINDOW = 4096;
const OVERLAP = 1024;

/** Where in the text one of the phrases first stands, in UTF-16 units; null when none does. */
export function firstHit(text: string, phrases: readonly Phrase[]): number | null {
  for (let from = 0; from < text.length && phrases.length > 0; from += WINDOW) {
    const piece = text.slice(from, from + WINDOW + OVERLAP);
    const folded = fold(piece);
    // Most pieces of a long text hold no hit: taking them apart would take seconds.
    if (!phrases.some(({ terms: [first] }) => folded.includes(first))) continue;
    const hit = hitIn(folded, phrases);
    if (hit !== null) return from + unfoldedOffset(piece, hit);
  }
  return null;
}

function hitIn(folded: string, phrases: readonly Phrase[]): number | null {
  const terms: string[] = [];
  const starts: number[] = [];
  forEachTerm(folded, (term, start) => {
    terms.push(term);
    starts.push(start);
  });
  const hit = terms.findIndex((_, index) =>
    phrases.some((phrase) => standsAt(terms, index, phrase)),
  );
  return starts[hit] ?? null;
}

/** Whether the phrase stands at a place among the terms of a text. */
export function standsAt(
  text: readonly string[],
  index: number,
  { terms, prefix }: Phrase,
): boolean {
  return terms.every((term, offset) => {
    const found = text[index + offset];
    return found === term || (prefix && offset === terms.length - 1 && found?.startsWith(term));
  });
}

/** Folding changes lengths: the offset in the text whose folded beginning is that long. */
export function unfoldedOffset(text: string, foldedOffset: number): number {
  const lower = text.toLowerCase();
  // Most texts change nothing but their case; looking for the offset would fold each of them a dozen times.
  if (lower.length === text.length && fold(text) === lower)
    return Math.min(foldedOffset, text.length);
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fold(text.slice(0, middle)).length <= foldedOffset) low = middle;
    else high = middle - 1;
  }
  return low;
}
