import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';
import { en } from '../../../i18n/en.ts';
import { zh } from '../../../i18n/zh.ts';

/** A message as the thread shows it; flat, so that an unchanged one is not painted again. */
export interface ThreadRow {
  /** What a revision begins with: the text, and the translation of it as it was. */
  opening: 'source' | 'draft' | null;
  message: ConversationMessage;
  /** The answer that this one revises; null where there is nothing to compare. */
  before: string | null;
  /** Counted from 1. */
  version: number;
  versions: number;
  previousVersionId: string | null;
  nextVersionId: string | null;
  /** The model no longer sees it. */
  isFolded: boolean;
  /** On the last folded message: how many there are. */
  foldedCount: number;
  /** The branch ends here, and this is where it once went on. */
  laterId: string | null;
  /** The newest answer that may be the translation. */
  isNewest: boolean;
  canEdit: boolean;
  canAccept: boolean;
}

const OPENING = ['source', 'draft'] as const;
/** The requests of the chips whose answers are about the translation, not the translation. */
const QUESTIONS = [en, zh].flatMap(({ chat: { ask } }) => [ask.explain, ask.alternatives]);

export function threadRows(
  { kind, origin }: Pick<Conversation, 'kind' | 'origin'>,
  messages: readonly ConversationMessage[],
  branch: readonly ConversationMessage[],
  foldedIds: ReadonlySet<string>,
): ThreadRow[] {
  const children = childrenOf(messages);
  const isRevision = branch.map(
    (message, i) => isWhole(message) && !QUESTIONS.includes(branch[i - 1]?.text.trim() ?? ''),
  );
  const newestRevision = isRevision.lastIndexOf(true);
  const lastFolded = branch.findLastIndex(({ id }) => foldedIds.has(id));
  let before: string | null = null;

  return branch.map((message, i) => {
    const versions = children.get(message.parentId) ?? [message];
    const at = versions.findIndex(({ id }) => id === message.id);
    const isLast = i === branch.length - 1;
    const opening = (origin && OPENING[i]) ?? null;
    const row: ThreadRow = {
      // The instruction around the source is for the model.
      message: origin && opening === 'source' ? { ...message, text: origin.source } : message,
      opening,
      before: kind === 'revision' && isRevision[i] ? before : null,
      version: at + 1,
      versions: versions.length,
      previousVersionId: versions[at - 1]?.id ?? null,
      nextVersionId: versions[at + 1]?.id ?? null,
      isFolded: foldedIds.has(message.id),
      foldedCount: i === lastFolded ? branch.filter(({ id }) => foldedIds.has(id)).length : 0,
      laterId: isLast ? (children.get(message.id)?.at(-1)?.id ?? null) : null,
      isNewest: i === newestRevision,
      // What a revision begins with is made from the translation.
      canEdit: message.role === 'user' && (kind === 'chat' || i > 0),
      canAccept: kind === 'revision' && isRevision[i] === true,
    };
    if (isRevision[i]) before = message.text;
    return row;
  });
}

function childrenOf(messages: readonly ConversationMessage[]) {
  const children = new Map<string | null, ConversationMessage[]>();
  for (const message of messages) {
    const siblings = children.get(message.parentId);
    if (siblings) siblings.push(message);
    else children.set(message.parentId, [message]);
  }
  return children;
}

/** An answer that has ended and says something. */
function isWhole({ role, state, text }: ConversationMessage): boolean {
  return role === 'assistant' && state !== 'running' && text.trim() !== '';
}
