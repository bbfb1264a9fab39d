import type { Origin } from '#shared/ipc/chat.ts';
import type { ShownTranslation } from './useTranslator.ts';

/** A revision of the whole translation, without the white space around it. */
export function originOf({ id, source, target, from, to }: ShownTranslation): Origin {
  const draft = target.trim();
  return {
    ...{ source: source.trim(), draft, from, to, terms: [] },
    translation: { id, at: target.indexOf(draft) },
  };
}
