import type { Message } from '#core/prompt/dialog.ts';
import type { ConversationMessage } from '#shared/ipc/chat.ts';

/** A turn of the prompt, and the messages of the conversation it is made of. */
export interface Turn extends Message {
  messageIds: readonly string[];
}

/**
 * The turns of a branch, user and model by turns. An answer without a word (stopped before its first, or failed) is no
 * turn: what the user wrote before and after it makes one.
 */
export function turnsOf(
  branch: readonly ConversationMessage[],
  tokensOf: (messageId: string, text: string) => readonly number[] | undefined,
): Turn[] {
  const turns: Turn[] = [];
  for (const { id, role, text } of branch) {
    if (text === '') continue;
    const last = turns.at(-1);
    if (last?.role === role) {
      const messageIds = [...last.messageIds, id];
      turns[turns.length - 1] = { role, text: `${last.text}\n\n${text}`, messageIds };
      continue;
    }
    const tokens = role === 'assistant' ? tokensOf(id, text) : undefined;
    turns.push({ role, text, messageIds: [id], ...(tokens && { tokens }) });
  }
  return turns;
}
