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
  /** Saves the end again where that failed. Answers whether nothing is left to save. */
  settle(): boolean;
  /** It is not to be saved any more. */
  drop(): void;
}

/**
 * Saves an answer as it grows. A history that cannot be written for a while must not cost the answer: `onFailure` hears,
 * once, and the next save is tried as if nothing had been.
 */
export function recordAnswer(
  store: ConversationStore,
  started: ConversationMessage,
  onFailure: (error: AppError) => void,
): AnswerRecord {
  let message = started;
  let isReported = false;
  let isSettled = false;
  const elapsed = () => Date.now() - started.createdAt;
  function guarded(action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      if (!isReported) onFailure(toAppError(error));
      isReported = true;
      return false;
    }
  }
  const saving = throttle(() => {
    guarded(() => {
      store.update(message.id, { text: message.text, totalMs: elapsed() });
    });
  }, SAVE_MS);
  function settle(): boolean {
    const { id, text, model, totalMs, state } = message;
    if (state === 'running') return false;
    isSettled ||= guarded(() => {
      store.finish(id, { text, model, totalMs, state });
    });
    return isSettled;
  }

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
      message = { ...message, text, state, totalMs: elapsed() };
      settle();
    },
    settle,
    drop() {
      saving.cancel();
      isSettled = true;
      message = { ...message, state: 'failed' };
    },
  };
}
