import type { TFunction } from 'i18next';
import type { Segment } from '#shared/ipc/translator.ts';
import { warningsOf } from './warnings.ts';

/** What there is to know about a sentence beside its text, in words: each a sentence. */
export function sentenceNotes(
  segment: Pick<Segment, 'origin' | 'accepted' | 'state' | 'flags' | 'terms'>,
  t: TFunction,
): string[] {
  const { origin, accepted, state } = segment;
  const { flags, terms } = warningsOf(segment);
  const missed = terms.filter(({ state }) => state === 'missed');
  const forbidden = terms.filter(({ state }) => state === 'forbidden');
  return [
    ...(accepted ? [t('target.sentence.accepted')] : []),
    ...(origin === 'model' ? [] : [t(`target.sentence.${origin}`)]),
    ...(state === 'partial' ? [t('target.sentence.partial')] : []),
    ...flags
      .filter((flag) => flag !== 'terms' && flag !== 'forbidden')
      .map((flag) => t(`segment.flag.${flag}`)),
    ...missed.map((term) => t('target.sentence.missed', { term: term.target })),
    ...forbidden.map((term) => t('target.sentence.forbidden', { term: term.target })),
  ];
}
