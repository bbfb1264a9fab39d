import type { Emit } from '#core/events.ts';
import type { TranslationStore } from '#core/history/translationStore.ts';
import { throttle } from '#shared/throttle.ts';
import { toAppError } from '#shared/errors.ts';
import type { RunningTranslation, Segmented, Translation } from '#shared/ipc/translator.ts';
import { targetOf } from './changeSegment.ts';

/** Whoever goes on writing after a longer pause has begun something new. */
const PAUSE_MS = 60_000;

/** How much of a translation in progress a kill -9 may cost. */
const SAVE_MS = 1000;

/** The last entry of an owner. */
interface Latest {
  id: string;
  source: string;
  to: string;
  model: string;
  done: boolean;
  finishedAt: number;
}

/** Whether `next`, begun at `startedAt`, only goes on with `before`. Two models' words on one text are both kept. */
const continues = (before: Latest, next: Omit<Latest, 'id' | 'finishedAt'>, startedAt: number) =>
  before.to === next.to &&
  before.model === next.model &&
  next.source.startsWith(before.source) &&
  (next.done || !before.done) &&
  startedAt - before.finishedAt < PAUSE_MS;

export type Outcome = 'done' | 'stopped' | 'failed' | 'replaced';

export interface HistoryRecorderOptions {
  history: () => TranslationStore | null;
  emit: Emit;
}

/**
 * Keeps the history of translations in progress. A sentence typed with pauses is translated several times; what a
 * newer request replaced before it ended is dropped, and an entry whose source the next one only goes on writing gives
 * way to it, so that the history holds the sentence once. A whole translation never gives way to a part. Whether a
 * translation is saved is decided when it begins.
 */
export function createHistoryRecorder({ history, emit }: HistoryRecorderOptions) {
  const latest = new Map<string, Latest>();

  /** A history that cannot be written must not cost the translation: the user is told, once a translation. */
  function guarded<T>(action: () => T): T | null {
    try {
      return action();
    } catch (error) {
      emit('app.notice', toAppError(error).toData());
      return null;
    }
  }

  /** Saves what the user changed in an entry that is finished; nothing where it is gone. */
  function revise(store: TranslationStore, id: string, segmented: Segmented): void {
    const isThere = guarded(() => store.revise(id, targetOf(segmented), segmented));
    if (isThere === true) emit('history.changed', null);
  }

  function start(owner: string, job: RunningTranslation) {
    const { id, source, from, to } = job;
    const createdAt = Date.now();
    let model = '';
    let isEdited = false;
    let isFinished = false;
    let store = guarded(() => {
      const current = history();
      current?.start({ id, source, from, to, model, createdAt });
      return current;
    });
    function save(action: (current: TranslationStore) => void): void {
      const current = store;
      if (!current) return;
      store = guarded(() => {
        action(current);
        return current;
      });
    }
    function update(): void {
      save((current) => {
        current.update(id, {
          target: targetOf(job),
          totalMs: Date.now() - createdAt,
          ...(isEdited && { segmented: job }),
        });
      });
    }
    const partial = throttle(update, SAVE_MS);

    return {
      model(name: string) {
        model = name;
      },
      progress() {
        if (store && !isFinished) partial.call();
      },
      /** Saves what the user changed, at once. */
      revise(segmented: Segmented) {
        isEdited = true;
        if (!isFinished) update();
        else if (store) revise(store, id, segmented);
      },
      /** Saves how it ended; the first end counts. */
      finish(outcome: Outcome, translation?: Translation) {
        partial.cancel();
        if (!store || isFinished) return;
        isFinished = true;
        const target = targetOf(job);
        const isDropped = outcome === 'replaced' || (outcome !== 'done' && target === '');
        save((current) => {
          if (isDropped) {
            current.remove(id);
            return;
          }
          current.finish(id, {
            target,
            // By now the job knows what `auto` stood for.
            from: translation?.from ?? job.from,
            model,
            state: outcome,
            totalMs: Date.now() - createdAt,
            segmented: job,
          });
          const next = { source, to, model, done: outcome === 'done' };
          const before = latest.get(owner);
          if (before && continues(before, next, createdAt)) current.remove(before.id);
          latest.set(owner, { ...next, id, finishedAt: Date.now() });
        });
        if (isDropped) store = null;
        emit('history.changed', null);
      },
    };
  }

  return { start, revise };
}

export type HistoryRecorder = ReturnType<typeof createHistoryRecorder>;
export type HistoryRecord = ReturnType<HistoryRecorder['start']>;
