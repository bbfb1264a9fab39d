import { findLanguage } from '#shared/languages.ts';
import type { Glossary } from '#shared/ipc/glossary.ts';
import type { Term, TermFinder } from './term.ts';
import { createLayeredFinder, createTermLayer, type TermLayer } from './termFinder.ts';

/** Finders that are kept: a window and a document or two. */
const MOST_KEPT = 4;

export interface FinderParts {
  inUse: () => (Pick<Glossary, 'id' | 'from' | 'to'> & { changes: number })[];
  termsOf: (glossary: number) => Iterable<Term>;
}

/** The terms of a glossary made ready, those apart that were added since: making all of 100,000 ready takes a second. */
interface Ready {
  changes: number;
  base: TermLayer;
  grown: readonly Term[];
  layers: readonly TermLayer[];
}

/** As many are made ready again with each that is added. */
const MOST_GROWN = 1000;

/**
 * Finders of the terms in use between two languages, made anew after a change, of another process too: what is in use is
 * looked up each time, which costs microseconds.
 */
export function createGlossaryFinders({ inUse, termsOf }: FinderParts) {
  const kept = new Map<string, TermFinder>();
  const ready = new Map<number, Ready>();

  function readyOf({ id, changes }: { id: number; changes: number }): Ready {
    const known = ready.get(id);
    if (known?.changes === changes) return known;
    const base = createTermLayer(Array.from(termsOf(id)));
    const made = { changes, base, grown: [], layers: [base] };
    ready.set(id, made);
    return made;
  }

  function finder(from: string, to: string): TermFinder {
    const used = inUse();
    for (const id of ready.keys()) if (!used.some((each) => each.id === id)) ready.delete(id);
    const fitting = used.filter((each) => fits(each.from, from) && fits(each.to, to));
    const key = fitting.map(({ id, changes }) => `${id}:${changes}`).join(' ');
    const found =
      kept.get(key) ?? createLayeredFinder(fitting.flatMap((each) => readyOf(each).layers));
    // The one used last is the last to go.
    kept.delete(key);
    kept.set(key, found);
    for (const old of Array.from(kept.keys()).slice(0, -MOST_KEPT)) kept.delete(old);
    return found;
  }

  /** Tells that all of these, and nothing else, came to a glossary in its next change after `changes`. */
  function grew(glossary: number, changes: number, terms: readonly Term[]): void {
    const known = ready.get(glossary);
    if (known?.changes !== changes || known.grown.length + terms.length > MOST_GROWN) return;
    const grown = [...known.grown, ...terms];
    const layers = [known.base, createTermLayer(grown)];
    ready.set(glossary, { changes: changes + 1, base: known.base, grown, layers });
  }

  return {
    finder,
    grew,
    changesOf: (id: number) => inUse().find((each) => each.id === id)?.changes,
  };
}

/** Whether a glossary for `wanted` is for a text in `language`; nobody may know what that is in. */
function fits(wanted: string, language: string): boolean {
  if (wanted === '') return true;
  const code = findLanguage(language)?.code;
  return code === undefined || findLanguage(wanted)?.code === code;
}
