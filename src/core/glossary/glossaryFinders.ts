import { findLanguage } from '#shared/languages.ts';
import type { Glossary } from '#shared/ipc/glossary.ts';
import type { Term, TermFinder } from './term.ts';
import { createTermFinder } from './termFinder.ts';

/** Finders that are kept: a window and a document or two. */
const MOST_KEPT = 4;

export interface FinderParts {
  inUse: () => (Pick<Glossary, 'id' | 'from' | 'to'> & { changes: number })[];
  termsOf: (glossary: number) => Iterable<Term>;
}

/**
 * Finders of the terms in use between two languages, made anew after a change, of another process too: what is in use is
 * looked up each time, which costs microseconds.
 */
export function createGlossaryFinders({ inUse, termsOf }: FinderParts) {
  const kept = new Map<string, TermFinder>();
  return (from: string, to: string): TermFinder => {
    const fitting = inUse().filter((each) => fits(each.from, from) && fits(each.to, to));
    const key = fitting.map(({ id, changes }) => `${id}:${changes}`).join(' ');
    const finder =
      kept.get(key) ?? createTermFinder(fitting.flatMap(({ id }) => Array.from(termsOf(id))));
    // The one used last is the last to go.
    kept.delete(key);
    kept.set(key, finder);
    for (const old of Array.from(kept.keys()).slice(0, -MOST_KEPT)) kept.delete(old);
    return finder;
  };
}

/** Whether a glossary for `wanted` is for a text in `language`; nobody may know what that is in. */
function fits(wanted: string, language: string): boolean {
  if (wanted === '') return true;
  const code = findLanguage(language)?.code;
  return code === undefined || findLanguage(wanted)?.code === code;
}
