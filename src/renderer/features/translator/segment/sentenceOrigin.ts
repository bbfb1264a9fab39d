import type { Origin } from '#shared/ipc/chat.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import { findLanguage } from '#shared/languages.ts';
import type { ShownTranslation } from '../useTranslator.ts';

/**
 * A revision of one sentence of a translation, with the terms of the glossaries that stand in it. `before`: the segments
 * up to it.
 */
export function sentenceOrigin(
  { id, from, to }: Pick<ShownTranslation, 'id' | 'from' | 'to'>,
  source: string,
  segment: Segment,
  before: readonly Pick<Segment, 'gap' | 'target'>[],
): Origin {
  const at = before.reduce((sum, { gap, target }) => sum + gap.length + target.length, 0);
  const terms = new Map(
    segment.terms
      .filter(({ state }) => state !== 'forbidden')
      .map(({ source, target }) => [`${source}\n${target}`, { source, target }]),
  );
  return {
    source,
    draft: segment.target,
    from: findLanguage(segment.from)?.code ?? from,
    to,
    terms: [...terms.values()],
    translation: { id, at: at + segment.gap.length },
  };
}
