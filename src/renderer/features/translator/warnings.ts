import type { Segment } from '#shared/ipc/translator.ts';

/** What of a sentence should be looked at: flags, and terms that are missing or forbidden. Who accepts it has looked. */
export function warningsOf({
  accepted,
  flags,
  terms,
}: Pick<Segment, 'accepted' | 'flags' | 'terms'>): Pick<Segment, 'flags' | 'terms'> {
  if (accepted) return { flags: [], terms: [] };
  return { flags, terms: terms.filter(({ state }) => state !== 'applied') };
}
