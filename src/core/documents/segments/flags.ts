import { textOf, type Content } from '#shared/content.ts';
import type { DocumentFlag } from '#shared/ipc/documents.ts';
import { countWords } from './countWords.ts';
import { differInNumbers } from './numbers.ts';
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
