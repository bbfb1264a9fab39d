import path from 'node:path';
import { newConversation } from '#core/chat/newConversation.ts';
import { createConversationStore } from '#core/history/conversationStore.ts';
import { openDatabase } from '#core/history/database.ts';
import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';
import type { Desk } from './app.ts';

/** Messages that take turns, a user's first; each with an id `m0`, `m1`, … */
export function turns(...texts: string[]): ConversationMessage[] {
  return texts.map((text, i) => ({
    ...{ id: `m${i}`, parentId: i === 0 ? null : `m${i - 1}`, text },
    role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
    ...{ state: 'done' as const, model: i % 2 === 0 ? '' : 'BayLing' },
    ...{ createdAt: Date.now() - (texts.length - i) * 1000, totalMs: 0 },
  }));
}

/** Puts a conversation with these messages into the history, while the app is not running. */
export function writeConversation(
  desk: Desk,
  messages: readonly ConversationMessage[],
  given: Partial<Conversation> = {},
): void {
  const database = openDatabase(path.join(desk.dataFolder, 'history.db'));
  const store = createConversationStore(database);
  const leafId = messages.at(-1)?.id ?? null;
  store.create(newConversation({ title: 'A sample', leafId, ...given }), messages);
  database.close();
}
