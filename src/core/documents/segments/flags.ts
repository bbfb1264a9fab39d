import { textOf, type Content } from '#shared/content.ts';
import type { DocumentFlag } from '#shared/ipc/documents.ts';
import { marksOf, plainNumber } from '#core/translate/marks.ts';
import { countWords } from './countWords.ts';
import { missingTerms, type Term } from './terms.ts';

/** What of a translation should be looked at, as far as the texts tell. */
export function flagsOf(source: Content, target: Content, terms: readonly Term[]): DocumentFlag[] {
  const [from, to] = [textOf(source).trim(), textOf(target).trim()];
  const flags: DocumentFlag[] = [];
  // A name alone is the same in both languages.
  if (from === to && countWords(from) > 1) flags.push('untranslated');
  if (differInNumbers(from, to)) flags.push('numbers');
  if (missingTerms(terms, to).length > 0) flags.push('terms');
  return flags;
}

/** Of one digit they may be words in the other language, and months are. */
function differInNumbers(source: string, target: string): boolean {
  const [theirs, ours] = [longNumbers(source), longNumbers(target)];
  return theirs.length !== ours.length || theirs.some((number, i) => number !== ours[i]);
}

function longNumbers(text: string): string[] {
  return marksOf(text)
    .filter(({ kind }) => kind === 'numbers')
    .map(({ text: number }) => plainNumber(number))
    .filter(({ length }) => length > 1)
    .sort();
}
