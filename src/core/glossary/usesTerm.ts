import type { Range } from '#shared/ipc/translator.ts';
import type { TermWish } from './term.ts';
import { createWordMatcher, type Occurrence } from './wordMatcher.ts';

type Rule = Pick<TermWish, 'match' | 'caseSensitive'>;
type Matcher = (text: string) => Occurrence<string>[];

/** Wishes are used again and again, some with many words. */
const matchers = new WeakMap<readonly string[], Rule & { find: Matcher }>();

function matcherOf(words: readonly string[], { match, caseSensitive }: Rule): Matcher {
  const known = matchers.get(words);
  if (known?.match === match && known.caseSensitive === caseSensitive) return known.find;
  const find = createWordMatcher(words.map((word) => ({ word, match, caseSensitive, item: word })));
  matchers.set(words, { match, caseSensitive, find });
  return find;
}

/**
 * Where a translation uses a term: the first of its words that stands there, found as the term is in a source (whole
 * word, stem, anywhere; case). Null where it is missed, or nothing is asked for.
 */
export function usesTerm(target: string, wish: TermWish): Range | null {
  if (wish.targets.length === 0) return null;
  return matcherOf(wish.targets, wish)(target)[0]?.at ?? null;
}

/**
 * Where a translation uses what a term forbids, but for what stands in a word that one of `wishes` (all of the sentence)
 * asks for.
 */
export function forbiddenIn(
  target: string,
  wish: TermWish,
  wishes: readonly TermWish[] = [wish],
): { word: string; at: Range }[] {
  if (wish.forbidden.length === 0) return [];
  const found = matcherOf(wish.forbidden, wish)(target);
  if (found.length === 0) return [];
  const wanted = wishes
    .filter(({ targets }) => targets.length > 0)
    .flatMap((each) => matcherOf(each.targets, each)(target));
  return found
    .filter(({ at }) => !wanted.some((word) => word.at.begin <= at.begin && at.end <= word.at.end))
    .map(({ at, items: [word = ''] }) => ({ word, at }));
}
