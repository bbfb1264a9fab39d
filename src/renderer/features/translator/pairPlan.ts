import { otherOfTwo, unknownLanguages } from '#shared/modelLanguages.ts';
import { AUTO, otherLanguage } from './languageChoice.ts';

export interface PairWish {
  /** The languages that the model lists; undefined where it lists none. */
  known: readonly string[] | undefined;
  /** What the text is in; null where it does not tell. */
  language: string | null;
  /** As they are chosen: `from` may be `auto`. */
  from: string;
  to: string;
  /** The two languages are a pair: a text in the one is translated into the other. */
  pairMode: boolean;
  /** The user has just chosen the target. */
  keepsTarget: boolean;
  recent: readonly string[];
}

export interface PairPlan {
  from: string;
  to: string;
  /** Whether the model knows both languages, and they are two. */
  isKnown: boolean;
}

/**
 * What is translated into what. A model of two languages takes a text in the target language for a wish for the other,
 * and so does pair mode; but not from a language that was chosen, nor into one that was chosen just now.
 */
export function planPair(wish: PairWish): PairPlan {
  const { known, keepsTarget } = wish;
  const { from, to } = keepsTarget ? wish : turned(wish);
  const source = from === AUTO ? wish.language : from;
  const isKnown = source !== to && unknownLanguages(known, [source ?? AUTO, to]).length === 0;
  return { from, to, isKnown };
}

function turned({ known, language, from, to, pairMode, recent }: PairWish) {
  if (language !== to || (from !== AUTO && !pairMode)) return { from, to };
  if (from !== AUTO) return { from: to, to: from };
  const other = otherOfTwo(known, to) ?? (pairMode ? otherLanguage(recent, to) : to);
  return { from, to: other };
}
