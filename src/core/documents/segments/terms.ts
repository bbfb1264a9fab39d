/** A word of the source language, and the word that a translation must use for it. */
export interface Term {
  source: string;
  target: string;
}

/** What one prompt can ask for without losing the sentence. */
const MOST_AT_ONCE = 8;

const LETTER = /[\p{L}\p{N}]/u;
/** Scripts that put no space between words: there a term may stand anywhere. */
const SPACELESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * Finds the terms of a glossary in texts: whole words whatever their case, the longest first, and none within another.
 * The work goes by the length of the text, not by the size of the glossary.
 */
export function createTermFinder(terms: readonly Term[]): (text: string) => Term[] {
  const byBeginning = new Map<string, Term[]>();
  for (const term of terms) {
    if (term.source.trim() === '') continue;
    const key = beginning(term.source.toLowerCase());
    const alike = byBeginning.get(key);
    if (alike) alike.push(term);
    else byBeginning.set(key, [term]);
  }
  for (const alike of byBeginning.values()) alike.sort((a, b) => b.source.length - a.source.length);

  return (text) => {
    const lower = text.toLowerCase();
    const found = new Map<string, Term>();
    for (let at = 0; at < lower.length && found.size < MOST_AT_ONCE; at++) {
      const term = candidates(byBeginning, lower, at).find(({ source }) =>
        standsAt(lower, source, at),
      );
      if (!term) continue;
      found.set(term.source, term);
      at += term.source.length - 1;
    }
    return Array.from(found.values());
  };
}

const beginning = (text: string) => text.slice(0, 2);

function candidates(
  byBeginning: ReadonlyMap<string, readonly Term[]>,
  text: string,
  at: number,
): readonly Term[] {
  const two = byBeginning.get(text.slice(at, at + 2)) ?? [];
  const one = byBeginning.get(text.slice(at, at + 1)) ?? [];
  return [...two, ...one];
}

function standsAt(lower: string, source: string, at: number): boolean {
  if (!lower.startsWith(source.toLowerCase(), at)) return false;
  return !joins(lower[at - 1], source[0]) && !joins(source.at(-1), lower[at + source.length]);
}

/** Whether two neighbours belong to one word. */
function joins(left = '', right = ''): boolean {
  return LETTER.test(left) && LETTER.test(right) && !SPACELESS.test(left) && !SPACELESS.test(right);
}

/** The terms whose words are not in the target. */
export function missingTerms(terms: readonly Term[], target: string): Term[] {
  const lower = target.toLowerCase();
  return terms.filter((term) => !lower.includes(term.target.toLowerCase()));
}
