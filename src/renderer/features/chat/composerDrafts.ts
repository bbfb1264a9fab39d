/** What is written and not sent, by the id of its conversation; the one written last comes last. */
export type Drafts = Readonly<Record<string, string>>;

/** Older ones were left behind. */
const KEPT = 50;

/** The drafts with `text` as that of the conversation. */
export function withDraft(drafts: Drafts, id: string, text: string): Drafts {
  const others = Object.entries(drafts).filter(([key]) => key !== id);
  const kept = text === '' ? others : [...others, [id, text] as const];
  return Object.fromEntries(kept.slice(-KEPT));
}
