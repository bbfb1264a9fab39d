import { fold, forEachTerm } from '#core/history/search/indexTerms.ts';
import { standsAt, type Phrase } from '#core/history/search/phrases.ts';
import { INDEXED_CHARACTERS } from '../index/indexKeys.ts';
import type { MemoryPair } from '../pair.ts';

/** Whether each phrase stands in one of the two texts, its words next to each other. */
export function hasPhrases({ source, target }: MemoryPair, phrases: readonly Phrase[]): boolean {
  if (phrases.length === 0) return true;
  const texts = [termsOf(source), termsOf(target)];
  return phrases.every((phrase) =>
    texts.some((terms) => terms.some((_, at) => standsAt(terms, at, phrase))),
  );
}

/** The shortest first, and of those as long as each other the newest. */
export function rank(pairs: readonly MemoryPair[]): MemoryPair[] {
  const length = ({ source, target }: MemoryPair) => source.length + target.length;
  return pairs.toSorted(
    (a, b) => length(a) - length(b) || b.createdAt - a.createdAt || b.id - a.id,
  );
}

function termsOf(text: string): string[] {
  const terms: string[] = [];
  forEachTerm(fold(text.slice(0, INDEXED_CHARACTERS)), (term) => {
    terms.push(term);
  });
  return terms;
}
