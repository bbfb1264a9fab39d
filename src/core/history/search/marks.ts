import { fold, forEachTerm } from './indexTerms.ts';
import { standsAt, unfoldedOffset, type Phrase } from './phrases.ts';

/** Where a hit stands in a text, in UTF-16 units: [begin, end). */
export type Mark = [begin: number, end: number];

/** Where the phrases stand in a short text, in order and apart from each other. */
export function phraseMarks(text: string, phrases: readonly Phrase[]): Mark[] {
  const folded = fold(text);
  const terms: string[] = [];
  const starts: number[] = [];
  forEachTerm(folded, (term, start) => {
    terms.push(term);
    starts.push(start);
  });
  const marks = terms.flatMap((_, index): Mark[] =>
    phrases
      .filter((phrase) => standsAt(terms, index, phrase))
      .map((phrase) => {
        const last = phrase.terms.at(-1) ?? '';
        const end = (starts[index + phrase.terms.length - 1] ?? 0) + last.length;
        return [unfoldedOffset(text, starts[index] ?? 0), unfoldedOffset(text, end)];
      }),
  );
  return merged(marks);
}

/** Where a text stands in another as it is. */
export function literalMarks(text: string, wanted: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    marks.push([at, at + wanted.length]);
  return marks;
}

function merged(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const [begin, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([begin, end]);
  }
  return result;
}
