import type { ConversationStore } from '#core/history/conversationStore.ts';
import { throttle } from '#shared/throttle.ts';
import { type AppError, toAppError } from '#shared/errors.ts';
import type { ConversationMessage } from '#shared/ipc/chat.ts';

/** How much of an answer in progress a kill -9 may cost. */
const SAVE_MS = 1000;

/** An answer as it grows. */
export interface AnswerRecord {
  readonly message: ConversationMessage;
  setModel(name: string): void;
  add(text: string): void;
  /** Saves how it ended; the first end counts. `text` where more is known than came piece by piece. */
  finish(state: 'done' | 'stopped' | 'failed', text?: string): void;
  /** It is not to be saved any more. */
  drop(): void;
}

/** Saves an answer as it grows. A history that cannot be written must not cost the answer: `onFailure` hears, once. */
export function recordAnswer(
  store: ConversationStore,
  started: ConversationMessage,
  onFailure: (error: AppError) => void,
): AnswerRecord {
  let message = started;
  let failed = false;
  const elapsed = () => Date.now() - started.createdAt;
  function guarded(action: () => void): void {
    if (failed) return;
    try {
      action();
    } catch (error) {
      failed = true;
      onFailure(toAppError(error));
    }
  }
  const saving = throttle(() => {
    guarded(() => {
      store.update(message.id, { text: message.text, totalMs: elapsed() });
    });
  }, SAVE_MS);

  return {
    get message() {
      return message;
    },
    setModel(model) {
      message = { ...message, model };
    },
    add(text) {
      if (message.state !== 'running') return;
      message = { ...message, text: message.text + text };
      saving.call();
    },
    finish(state, text = message.text) {
      saving.cancel();
      if (message.state !== 'running') return;
      const ended = { text, model: message.model, totalMs: elapsed() };
      message = { ...message, ...ended, state };
      guarded(() => {
        store.finish(message.id, { ...ended, state });
      });
    },
    drop() {
      saving.cancel();
      message = { ...message, state: 'failed' };
    },
  };
}
