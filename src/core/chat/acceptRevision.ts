import type { ConversationStore } from '#core/history/conversationStore.ts';
import type { TranslationStore } from '#core/history/translationStore.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import { reviseSegments } from '#core/translate/reviseSegments.ts';
import { AppError } from '#shared/errors.ts';
import type { Origin } from '#shared/ipc/chat.ts';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import { placeRevision } from './placeRevision.ts';

export interface AcceptedRevision {
  /** The conversation, and the answer in it that is accepted. */
  id: string;
  messageId: string;
  /** Into the translation memory as well. */
  remember: boolean;
  /** What the translator shows, for a translation that is not saved. */
  shown: Pick<HistoryEntry, 'id' | 'source' | 'target'> | null;
}

export interface AcceptOptions {
  storeOf: (id: string) => ConversationStore;
  /** Null when the history cannot be opened. */
  translations: () => TranslationStore | null;
  /** Errors: why it cannot be opened. */
  memory: () => MemoryStore;
  /** A translation has another target now, which windows may show. */
  onRevised: (id: string, target: string) => void;
}

/**
 * Puts an answer of a revision into the translation that is shown, if it has the sentence and a version of it, or else
 * into the one that it began with, also in the history, and answers with that translation. Where both are gone, or have
 * been translated anew, the sentence and its revision are the answer.
 * Errors: `request.invalid` for what is not there or is no revision; those of writing.
 */
export function createAccept({ storeOf, translations, memory, onRevised }: AcceptOptions) {
  function found({ id, messageId }: Pick<AcceptedRevision, 'id' | 'messageId'>) {
    const store = storeOf(id);
    const { origin } = store.required(id);
    const answers = store.messages(id).filter(({ role }) => role === 'assistant');
    const accepted = answers.find((message) => message.id === messageId);
    if (!origin || !accepted || accepted.text.trim() === '')
      throw new AppError('request.invalid', { route: 'chat.accept', problem: 'no such revision' });
    const versions = answers.map(({ text }) => text.trim()).toReversed();
    return { origin, accepted: { ...accepted, text: accepted.text.trim() }, versions };
  }

  /** The translations it may be a part of, as they are now: a source that was edited has an entry of its own. */
  function wholesOf(origin: Origin, shown: AcceptedRevision['shown']): HistoryEntry[] {
    const { source, from, to, translation } = origin;
    const saved = (id: string) => translations()?.get(id) ?? null;
    const about = { from, to, model: '', state: 'done' as const, totalMs: 0 };
    const isOf = shown && (shown.id === translation?.id || shown.source.includes(source));
    const wholes = [
      isOf ? (saved(shown.id) ?? { ...shown, ...about, createdAt: Date.now() }) : null,
      translation ? saved(translation.id) : null,
    ];
    return wholes
      .filter((whole) => whole !== null)
      .filter((whole) => whole.to === to && whole.state !== 'running');
  }

  /** The sentences beside the one that is revised stay as they are. */
  function revise(whole: HistoryEntry, target: string): void {
    const store = translations();
    const segmented = store?.segments(whole.id, whole);
    store?.revise(whole.id, target, segmented ? reviseSegments(segmented, target) : null);
  }

  return function accept(request: AcceptedRevision): HistoryEntry {
    const { origin, accepted, versions } = found(request);
    const { source, from, to } = origin;
    if (request.remember)
      memory().add({ source, target: accepted.text, from, to, origin: 'revision' });
    for (const whole of wholesOf(origin, request.shown)) {
      const target = placeRevision(whole.target, origin, versions, accepted.text);
      if (target === null) continue;
      revise(whole, target);
      onRevised(whole.id, target);
      return { ...whole, target };
    }
    const { model, createdAt } = accepted;
    return {
      ...{ id: accepted.id, source, target: accepted.text, from, to, model },
      ...{ state: 'done', createdAt, totalMs: 0 },
    };
  };
}
