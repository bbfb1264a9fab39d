import type { Term, TermFinder, TermWish } from './term.ts';
import { createWordLayer, findInLayers, type WordLayer } from './wordMatcher.ts';

/** What is told of one text: nobody can look at more, and a guard would look for all of them. */
const MOST_FOUND = 100;
/** Translations of one word: more than any glossary means. */
const MOST_TARGETS = 100;

/** Terms made ready to be found, alone or together with those of other layers. */
export interface TermLayer {
  words: WordLayer<Term>;
  /** Those without a source. */
  everywhere: readonly Term[];
}

/** Terms without a source or target that can be seen are left out. */
export function createTermLayer(terms: readonly Term[]): TermLayer {
  const usable = terms.filter(({ target }) => target.trim() !== '');
  const ofSources = usable.filter(({ source }) => source.trim() !== '');
  return {
    words: createWordLayer(ofSources.map((term) => ({ ...term, word: term.source, item: term }))),
    everywhere: usable.filter(({ source }) => source.trim() === ''),
  };
}

/** Finds the terms of glossaries in texts; see `createLayeredFinder`. */
export const createTermFinder = (terms: readonly Term[]): TermFinder =>
  createLayeredFinder([createTermLayer(terms)]);

/**
 * Finds the terms of all layers in texts. Terms with the same source are one wish with several targets, in the order of
 * the terms. At most 100 of a text are told.
 */
export function createLayeredFinder(layers: readonly TermLayer[]): TermFinder {
  const everywhere = wishesEverywhere(layers.flatMap((layer) => layer.everywhere));
  const words = layers.map((layer) => layer.words);
  const wishes = new WeakMap<readonly Term[], TermWish>();
  const wishOf = (found: readonly Term[]): TermWish => {
    const wish = wishes.get(found) ?? createWish(found);
    wishes.set(found, wish);
    return wish;
  };

  return (text) => {
    const found = new Map<string, TermWish>();
    for (const { items } of findInLayers(words, text)) {
      const wish = wishOf(items);
      if (!found.has(wish.source)) found.set(wish.source, wish);
      if (found.size === MOST_FOUND) break;
    }
    return [...found.values(), ...everywhere];
  };
}

/** Words forbidden whatever the source says, those that are looked for alike together. */
function wishesEverywhere(terms: readonly Term[]): TermWish[] {
  const alike = Map.groupBy(
    terms.filter(({ forbidden }) => forbidden),
    ({ match, caseSensitive, note }) => `${match} ${caseSensitive} ${note}`,
  );
  return Array.from(alike.values(), (group) => createWish(group, Infinity));
}

function createWish(terms: readonly Term[], most = MOST_TARGETS): TermWish {
  const [first] = terms;
  const targets = (isForbidden: boolean) =>
    unique(terms.filter(({ forbidden }) => forbidden === isForbidden).map(({ target }) => target));
  return {
    source: first?.source.trim() ?? '',
    targets: targets(false).slice(0, most),
    forbidden: targets(true).slice(0, most),
    note: unique(terms.map(({ note }) => note.trim()).filter((note) => note !== ''))
      .slice(0, most)
      .join('; '),
    caseSensitive: first?.caseSensitive ?? false,
    match: MATCHES.find((match) => terms.some((term) => term.match === match)) ?? 'word',
  };
}

/** The loosest first. */
const MATCHES = ['part', 'stem', 'word'] as const;

const unique = (texts: readonly string[]): string[] => Array.from(new Set(texts));
