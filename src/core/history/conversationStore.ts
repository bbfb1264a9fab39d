import { AppError } from '#shared/errors.ts';
import type { Conversation, ConversationMessage, ConversationPatch } from '#shared/ipc/chat.ts';
import { createConversationList } from './conversationList.ts';
import { FOUND_TEXT } from './conversationRows.ts';
import { createConversationSearch } from './conversationSearch.ts';
import { conversationStatements } from './conversationStatements.ts';
import { titleOf } from './conversationTitle.ts';
import type { Database } from './database.ts';
import { createGrowingText, MESSAGE_TEXT } from './growingText.ts';
import { createHiding } from './hiding.ts';
import { leafBelow } from '#shared/messageTree.ts';
import { thisProcess } from './owner.ts';
import { createTextIndex } from './textIndex.ts';

export type FinishedMessage = Pick<ConversationMessage, 'text' | 'model' | 'totalMs'> & {
  state: Exclude<ConversationMessage['state'], 'running'>;
};

/**
 * The saved conversations. Each call is committed when it returns; texts are stored as given, except that half a
 * surrogate pair becomes U+FFFD. Two processes may write to one conversation: both add to the tree.
 * Error of what needs a conversation or message that is not there (any more): `request.invalid`.
 *
 * `owner` names this process to the others that use the file; only a test needs another one.
 */
export function createConversationStore(database: Database, owner: string = thisProcess) {
  const index = createTextIndex(database, {
    table: 'messages',
    index: 'message_index',
    columns: { text: FOUND_TEXT },
  });
  const growing = createGrowingText(database, MESSAGE_TEXT, { index, owner });
  const sql = conversationStatements(database);
  const hiding = createHiding(database, {
    table: 'conversations',
    owner,
    drop(number) {
      for (const message of sql.messageNumbers.all({ number })) index.remove(message.number);
      sql.dropLeaf({ number });
      sql.dropMessages({ number });
      sql.dropRow({ number });
    },
    forgetRemoved: index.forgetRemoved,
  });

  function put(conversationId: string, message: ConversationMessage): void {
    const { text, createdAt, totalMs } = message;
    const rows = sql.insertMessage({
      ...message,
      conversationId,
      owner,
      now: Date.now(),
      createdAt: Math.round(createdAt),
      totalMs: Math.round(totalMs),
      text: text.toWellFormed(),
    });
    if (rows === 0) throw missing();
    if (message.state !== 'running') index.add(message.id);
  }

  const get = (id: string): Conversation | null => sql.conversation.get({ id }) ?? null;

  function required(id: string): Conversation {
    const found = get(id);
    if (found) return found;
    throw missing();
  }

  return {
    ...createConversationList(database),
    ...createConversationSearch(database),
    ...hiding,
    markInterrupted: growing.markInterrupted,

    /** The conversation; null when there is none or it is deleted. */
    get,
    required,

    /** All its messages in the order they came, so parents before their children. */
    messages: (id: string): ConversationMessage[] => sql.messages.all({ id }),

    /** Those of all conversations, in the order they came. */
    ids: (): string[] => sql.ids.all().map(({ id }) => id),

    /** Saves a conversation as it is given, with messages that are not running. */
    create(conversation: Conversation, messages: readonly ConversationMessage[] = []): void {
      const { id, leafId, origin, updatedAt } = conversation;
      database.transaction(() => {
        sql.insert({ ...columns(conversation), id, origin: origin && JSON.stringify(origin) });
        for (const message of messages) put(id, message);
        sql.setLeaf({ id, leafId, now: updatedAt });
      });
    },

    /** Adds messages, each to the one before; the last is the leaf then. */
    add(id: string, messages: readonly ConversationMessage[]): void {
      database.transaction(() => {
        const { title, ...conversation } = required(id);
        for (const message of messages) put(id, message);
        sql.setLeaf({ id, leafId: messages.at(-1)?.id ?? conversation.leafId, now: Date.now() });
        const content = messages.find(({ role }) => role === 'user')?.text;
        if (title === '' && content !== undefined)
          sql.change({ ...columns({ ...conversation, title: titleOf(content) }) });
      });
    },

    /** Saves how far an answer is: the text as given is what a kill -9 leaves. Nothing when it no longer runs. */
    update(messageId: string, { text, totalMs }: { text: string; totalMs: number }): void {
      growing.save(messageId, text, totalMs);
    },

    /** Saves how an answer ended, and makes it searchable. Nothing when it was removed meanwhile. */
    finish(messageId: string, { text, state, model, totalMs }: FinishedMessage): void {
      growing.finish(messageId, () => {
        sql.complete({
          ...{ id: messageId, state, model, now: Date.now() },
          totalMs: Math.round(totalMs),
          text: text.toWellFormed(),
        });
      });
    },

    /**
     * Drops messages that nothing was added to, the last one first, and shows the branch to `leafId` again. A title that
     * was made of them goes with them.
     */
    takeBack(id: string, messageIds: readonly string[], leafId: string | null): void {
      database.transaction(() => {
        const conversation = get(id);
        if (conversation?.leafId && messageIds.includes(conversation.leafId))
          sql.setLeaf({ id, leafId, now: Date.now() });
        const first = sql.firstMessage.get({ id });
        for (const messageId of messageIds.toReversed()) {
          growing.forget(messageId);
          const found = sql.childless.get({ id: messageId });
          if (!found) continue;
          index.remove(found.number);
          sql.dropMessage(found);
        }
        const isEmpty = !sql.firstMessage.get({ id });
        if (isEmpty && conversation?.title === titleOf(first?.text ?? ''))
          sql.change(columns({ ...conversation, title: '' }));
      });
    },

    /** Shows the newest branch through a message. */
    select(id: string, messageId: string): void {
      database.transaction(() => {
        const messages = sql.messages.all({ id });
        if (!messages.some((message) => message.id === messageId)) throw missing();
        sql.setLeaf({ id, leafId: leafBelow(messages, messageId), now: required(id).updatedAt });
      });
    },

    /** Shows the branch up to a message and no further. */
    revert(id: string, messageId: string): void {
      database.transaction(() => {
        if (!sql.messages.all({ id }).some((message) => message.id === messageId)) throw missing();
        sql.setLeaf({ id, leafId: messageId, now: required(id).updatedAt });
      });
    },

    /** A title finds the first message; an empty one is made from the content again. */
    change(id: string, patch: ConversationPatch): void {
      database.transaction(() => {
        const conversation = { ...required(id), ...patch };
        const first = sql.firstMessage.get({ id });
        const title = conversation.title.trim() || titleOf(first?.text ?? '');
        sql.change(columns({ ...conversation, title }));
        if (first && patch.title !== undefined) index.add(first.id);
      });
    },
  };
}

export type ConversationStore = ReturnType<typeof createConversationStore>;

/** The columns that a change may touch, and when it began. */
function columns(conversation: Omit<Conversation, 'leafId' | 'origin'>) {
  const { title, system, pinned, archived, createdAt, updatedAt, ...rest } = conversation;
  return {
    ...rest,
    title: title.toWellFormed(),
    system: system?.toWellFormed() ?? null,
    pinned: Number(pinned),
    archived: Number(archived),
    createdAt: Math.round(createdAt),
    updatedAt: Math.round(updatedAt),
  };
}

const missing = () =>
  new AppError('request.invalid', {
    route: 'conversation',
    problem: 'the conversation or message is not there any more',
  });
