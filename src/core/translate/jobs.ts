import type { Engine } from '#core/engine/engine.ts';
import type { Emit } from '#core/events.ts';
import type { TranslationStore } from '#core/history/translationStore.ts';
import type { ModelService } from '#core/models/modelService.ts';
import { throttle } from '#shared/throttle.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import type { RunningTranslation, Translation } from '#shared/ipc/translator.ts';
import { createHistoryRecorder, type HistoryRecord } from './historyRecorder.ts';
import { translate } from './translate.ts';

/** 20 a second: what the eye can follow and the bridge carries without effort. */
const PROGRESS_MS = 50;

export interface TranslationRequest {
  id: string;
  text: string;
  from: string;
  to: string;
}

export interface TranslationJobsOptions {
  engine: Engine;
  models: ModelService;
  /** Null when the history cannot be opened or is switched off. */
  history: () => TranslationStore | null;
  emit: Emit;
}

/**
 * The translations in progress. Each owner (a window, the command line) has one at most: a newer request stops the
 * older one, which nobody waits for any more.
 */
export function createTranslationJobs({ engine, models, history, emit }: TranslationJobsOptions) {
  const jobs = new Map<
    string,
    {
      owner: string;
      running: RunningTranslation;
      /** The target without what the next progress event brings. */
      sentTarget: () => string;
      abort: AbortController;
      record: HistoryRecord;
    }
  >();
  const recorder = createHistoryRecorder({ history, emit });

  async function run(owner: string, request: TranslationRequest): Promise<Translation> {
    for (const job of jobs.values()) if (job.owner === owner) job.abort.abort('replaced');

    const { id, text: source, from, to } = request;
    const abort = new AbortController();
    const running = { id, source, from, to, target: '', done: 0, total: 0, tokensPerSecond: 0 };
    const record = recorder.start(owner, running);
    let unsent = '';
    jobs.set(id, {
      owner,
      running,
      sentTarget: () => running.target.slice(0, running.target.length - unsent.length),
      abort,
      record,
    });

    const progress = throttle(() => {
      const { id, from, to, done, total, tokensPerSecond } = running;
      emit('translator.progress', { id, from, to, done, total, tokensPerSecond, text: unsent });
      unsent = '';
    }, PROGRESS_MS);

    try {
      const model = await unlessAborted(models.ready(), abort.signal);
      if (!model) {
        record.finish('replaced');
        return {
          target: '',
          from,
          to,
          model: '',
          state: 'stopped',
          segments: [],
          tokensPerSecond: 0,
          totalMs: 0,
        };
      }
      record.model(model.name);
      const translation = await translate(engine, request, {
        signal: abort.signal,
        onStart: (start) => {
          Object.assign(running, start);
          progress.call();
        },
        onText: (text) => {
          running.target += text;
          unsent += text;
          record.progress();
          progress.call();
        },
        onSegment: (counts) => {
          Object.assign(running, counts);
          progress.call();
        },
      });
      progress.flush();
      record.finish(
        abort.signal.reason === 'replaced' ? 'replaced' : translation.state,
        translation,
      );
      return translation;
    } catch (error) {
      progress.flush();
      record.finish(abort.signal.reason === 'replaced' ? 'replaced' : 'failed');
      throw error;
    } finally {
      progress.cancel();
      jobs.delete(id);
    }
  }

  return {
    run,
    stop(id: string): void {
      jobs.get(id)?.abort.abort('stopped');
    },
    /** Stops everything of an owner that went away. */
    stopOwner(owner: string): void {
      for (const job of jobs.values()) if (job.owner === owner) job.abort.abort('stopped');
    },
    /** Stops everything: another model cannot go on where this one was. */
    stopAll(): void {
      for (const job of jobs.values()) job.abort.abort('stopped');
    },
    /** Stops everything and saves it at once, as the history is about to be closed. */
    close(): void {
      for (const { abort, record } of jobs.values()) {
        abort.abort('stopped');
        record.finish('stopped');
      }
    },
    running: (owner: string): RunningTranslation[] =>
      [...jobs.values()]
        .filter((job) => job.owner === owner)
        .map(({ running, sentTarget }) => ({ ...running, target: sentTarget() })),
  };
}

export type TranslationJobs = ReturnType<typeof createTranslationJobs>;
