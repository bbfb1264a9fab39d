import type { ConversationStore } from '../../src/core/history/conversationStore.ts';
import { talk } from './conversationTexts.ts';
import { lengthAbout } from './random.ts';
import { print, time } from './table.ts';

/** Messages of the longest conversation, which is the first. */
export const LONGEST = 2000;

/** Conversations of about twenty messages; the texts are not part of the time. */
export function fill(store: ConversationStore, messages: number): void {
  let [saving, saved, characters, conversations] = [0, 0, 0, 0];
  while (saved < messages) {
    const length = saved === 0 ? LONGEST : Math.min(2 * lengthAbout(7, 2, 100), messages - saved);
    const given = talk(conversations++, length);
    saving += time(() => {
      store.create(given.conversation, given.messages);
    });
    saved += length;
    characters += given.messages.reduce((sum, { text }) => sum + text.length, 0);
  }
  print('messages', saved.toLocaleString('en'));
  print('conversations', conversations.toLocaleString('en'));
  print('characters, millions', (characters / 1e6).toFixed(1));
  print('saved a second', ((saved / saving) * 1000).toFixed(0));
}

/** Adds turns of two messages to a new conversation, as talking does. */
export function printTurns(store: ConversationStore, turns: number): void {
  const { conversation, messages } = talk(0, 2 * turns);
  const id = 'continued';
  store.create({ ...conversation, id, leafId: null });
  const added = messages.map((message) => ({
    ...message,
    id: `more-${message.id}`,
    parentId: message.parentId && `more-${message.parentId}`,
  }));
  const adding = time(() => {
    for (let at = 0; at < added.length; at += 2) store.add(id, added.slice(at, at + 2));
  });
  print('saved a second, turn by turn', ((added.length / adding) * 1000).toFixed(0));
}
