import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';

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
  isNewest: boolean;
  canEdit: boolean;
  canAccept: boolean;
}

const OPENING = ['source', 'draft'] as const;

export function threadRows(
  { kind, origin }: Pick<Conversation, 'kind' | 'origin'>,
  messages: readonly ConversationMessage[],
  branch: readonly ConversationMessage[],
  foldedIds: ReadonlySet<string>,
): ThreadRow[] {
  const children = childrenOf(messages);
  const newestAnswer = branch.findLastIndex(isWhole);
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
      before: kind === 'revision' && isWhole(message) ? before : null,
      version: at + 1,
      versions: versions.length,
      previousVersionId: versions[at - 1]?.id ?? null,
      nextVersionId: versions[at + 1]?.id ?? null,
      isFolded: foldedIds.has(message.id),
      foldedCount: i === lastFolded ? branch.filter(({ id }) => foldedIds.has(id)).length : 0,
      laterId: isLast ? (children.get(message.id)?.at(-1)?.id ?? null) : null,
      isNewest: i === newestAnswer,
      // What a revision begins with is made from the translation.
      canEdit: message.role === 'user' && (kind === 'chat' || i > 0),
      canAccept: kind === 'revision' && isWhole(message),
    };
    if (isWhole(message)) before = message.text;
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
