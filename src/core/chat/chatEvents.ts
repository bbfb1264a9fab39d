import type { ConversationStore } from '#core/history/conversationStore.ts';
import type { Emit } from '#core/events.ts';
import { throttle } from '#shared/throttle.ts';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import type { Answer, AnswerControl } from './conversations.ts';

/** 20 a second: what the eye can follow and the bridge carries without effort. */
const TEXT_MS = 50;

/** Tells every window what happens in a conversation while `ask` has it answered. */
export async function announceAnswer(
  { id, store, emit }: { id: string; store: ConversationStore; emit: Emit },
  ask: (control: AnswerControl) => Promise<Answer>,
): Promise<null> {
  let sent = 0;
  let unsent = '';
  let messageId = '';
  const text = throttle(() => {
    emit('chat.text', { id, messageId, at: sent, text: unsent });
    sent += unsent.length;
    unsent = '';
  }, TEXT_MS);
  const messages = (changed: readonly ConversationMessage[]) => {
    const { leafId = null, title = '' } = store.get(id) ?? {};
    emit('chat.messages', { id, messages: [...changed], leafId, title });
  };

  try {
    const { message } = await ask({
      onStart: messages,
      onContext(context) {
        emit('chat.context', { id, context });
      },
      onText(more, answerId) {
        messageId = answerId;
        unsent += more;
        text.call();
      },
    });
    text.cancel();
    messages([message]);
  } catch (error) {
    text.cancel();
    // The message may have been taken back, the answer may have failed with a part.
    emit('chat.changed', { id });
    throw error;
  }
  return null;
}
