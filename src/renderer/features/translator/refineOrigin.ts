import type { Origin } from '#shared/ipc/chat.ts';
import type { SentencePair } from '#shared/ipc/translator.ts';
import type { ShownText } from './shownText.ts';
import type { ShownTranslation } from './useTranslator.ts';

/** A revision of the whole translation, without the white space around it. */
export function wholeOrigin({ id, source, target, from, to }: ShownTranslation): Origin {
  const draft = target.trim();
  return {
    ...{ source: source.trim(), draft, from, to, terms: [] },
    translation: { id, at: target.indexOf(draft) },
  };
}

/** A revision of what goes from one pair of its sentences to another. */
export function partOrigin(
  { id, source, target, from, to }: ShownTranslation,
  first: SentencePair,
  last: SentencePair = first,
): Origin {
  const at = first.target.begin;
  return {
    source: source.slice(first.source.begin, last.source.end),
    draft: target.slice(at, last.target.end),
    ...{ from, to, terms: [], translation: { id, at } },
  };
}

/** The sentences of a translation that have a target, each with where its source and its target are. */
export function pairsOf({ segments }: Pick<ShownText, 'segments'>): SentencePair[] {
  let at = 0;
  const pairs = segments.map(({ source, gap, target }) => {
    const begin = at + gap.length;
    at = begin + target.length;
    return { source, target: { begin, end: at } };
  });
  return pairs.filter(({ target }) => target.begin < target.end);
}

/** The pairs whose target is touched by what is selected, [begin, end) in UTF-16 units. */
export function touchedPairs(
  pairs: readonly SentencePair[],
  selected: { begin: number; end: number } | null,
): SentencePair[] {
  if (!selected) return [];
  return pairs.filter(({ target }) => target.begin < selected.end && selected.begin < target.end);
}
