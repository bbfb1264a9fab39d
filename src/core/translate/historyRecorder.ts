import type { Emit } from '#core/events.ts';
import type { TranslationStore } from '#core/history/translationStore.ts';
import { throttle } from '#shared/throttle.ts';
import { toAppError } from '#shared/errors.ts';
import type { RunningTranslation, Translation } from '#shared/ipc/translator.ts';

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

  function start(owner: string, job: RunningTranslation) {
    const { id, source, from, to } = job;
    const createdAt = Date.now();
    let model = '';
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
    const partial = throttle(() => {
      const { target } = job;
      save((current) => {
        current.update(id, { target, totalMs: Date.now() - createdAt });
      });
    }, SAVE_MS);

    return {
      model(name: string) {
        model = name;
      },
      progress() {
        if (store) partial.call();
      },
      /** Saves how it ended; the first end counts. */
      finish(outcome: Outcome, translation?: Translation) {
        partial.cancel();
        if (!store) return;
        save((current) => {
          if (outcome === 'replaced' || (outcome !== 'done' && job.target === '')) {
            current.remove(id);
            return;
          }
          current.finish(id, {
            target: translation?.target ?? job.target,
            // By now the job knows what `auto` stood for.
            from: translation?.from ?? job.from,
            model,
            state: outcome,
            totalMs: Date.now() - createdAt,
          });
          const next = { source, to, model, done: outcome === 'done' };
          const before = latest.get(owner);
          if (before && continues(before, next, createdAt)) current.remove(before.id);
          latest.set(owner, { ...next, id, finishedAt: Date.now() });
        });
        store = null;
        emit('history.changed', null);
      },
    };
  }

  return { start };
}

export type HistoryRecord = ReturnType<ReturnType<typeof createHistoryRecorder>['start']>;
