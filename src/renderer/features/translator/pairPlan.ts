import { otherOfTwo, unknownLanguages } from '#shared/modelLanguages.ts';
import { AUTO } from './languageChoice.ts';

export interface PairPlan {
  /** What to translate to. */
  to: string;
  /** Whether the model knows both languages, and they are two. */
  isKnown: boolean;
}

/**
 * What a model with a list of languages makes of a pair. One of two languages takes a text in the target language for a
 * wish for the other, unless `keepsTarget`: the user has just chosen it. `source` is null where the text does not tell.
 */
export function planPair(
  known: readonly string[],
  source: string | null,
  target: string,
  keepsTarget: boolean,
): PairPlan {
  const turned = source === target && !keepsTarget ? otherOfTwo(known, source) : undefined;
  const to = turned ?? target;
  const isKnown = source !== to && unknownLanguages(known, [source ?? AUTO, to]).length === 0;
  return { to, isKnown };
}
