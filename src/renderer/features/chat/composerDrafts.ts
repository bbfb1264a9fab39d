import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';

/** What is written and not sent, by the id of its conversation; the one written last comes last. */
export type Drafts = Readonly<Record<string, string>>;

/** Older ones were left behind. */
const KEPT = 50;

/** The drafts with `text` as that of the conversation. */
export function withDraft(drafts: Drafts, id: string, text: string): Drafts {
  const others = Object.entries(drafts).filter(([key]) => key !== id);
  return Object.fromEntries(text === '' ? others : [...others, [id, text]]);
}

/** What of the drafts is saved: none of a conversation that was deleted, and not more than one message may have. */
export function draftsToSave(drafts: Drafts, deleted: ReadonlySet<string>): Drafts {
  let room = MAX_SOURCE_CHARACTERS;
  const newest = Object.entries(drafts)
    .filter(([id]) => !deleted.has(id))
    .slice(-KEPT)
    .toReversed();
  const kept = newest.filter(([, text]) => {
    if (text.length > room) return false;
    room -= text.length;
    return true;
  });
  return Object.fromEntries(kept.toReversed());
}

/** In characters. */
export const lengthOf = (drafts: Drafts): number =>
  Object.values(drafts).reduce((sum, { length }) => sum + length, 0);
