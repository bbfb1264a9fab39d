import type { SegmentFlag } from '#shared/ipc/translator.ts';
import type { Suspect } from './guard/guard.ts';
import type { SentenceAids, TranslatedSentence } from './sentenceTranslator.ts';

/** What somebody may have overlooked; the rest is what models do. */
const OVERSIGHTS: readonly SegmentFlag[] = [
  ...(['numbers', 'urls', 'emails', 'placeholders', 'brackets', 'terms', 'forbidden'] as const),
];

/** A target that somebody wrote, or that was accepted before, with what of the checks concerns it. */
export async function reviewTarget(
  { source, target, from, to }: Pick<Suspect, 'source' | 'target' | 'from' | 'to'>,
  { guard, terms: find }: SentenceAids,
): Promise<TranslatedSentence> {
  if (!guard || target === '') return { target, flags: [], terms: [] };
  const terms = find?.(source, from, to) ?? [];
  const verdict = await guard.check({ source, target, from, to, terms, finish: 'end' });
  const flags = verdict.flags.filter((flag) => OVERSIGHTS.includes(flag));
  return { target, flags, terms: verdict.terms };
}
