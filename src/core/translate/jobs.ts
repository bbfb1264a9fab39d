import { setTimeout } from 'node:timers/promises';
import type { Engine } from '#core/engine/engine.ts';
import type { Emit } from '#core/events.ts';
import type { TranslationStore } from '#core/history/translationStore.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { ModelService } from '#core/models/modelService.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import type { Style } from '#shared/ipc/style.ts';
import type { RunningTranslation, Translation } from '#shared/ipc/translator.ts';
import { createHistoryRecorder, type HistoryRecord } from './historyRecorder.ts';
import { type StartedSegments, translate, type TranslateAids } from './translate.ts';
import { createTranslationCache } from './translationCache.ts';
import { createTranslationProgress, type TranslationProgress } from './translationProgress.ts';
import { createAsks } from './workspace/asks.ts';
import { createWorkspace } from './workspace/workspace.ts';
import { createWorkspaces } from './workspace/workspaces.ts';

/** Between the parts in which the segments of a long text are told: its first words are not to wait for them. */
const BETWEEN_PARTS_MS = 15;

export interface TranslationRequest {
  id: string;
  text: string;
  from: string;
  to: string;
  style?: Style | undefined;
}

/** The help that the user's settings give every translation. */
export type UserAids = Pick<TranslateAids, 'guard' | 'terms' | 'memory'>;

export interface TranslationJobsOptions {
  engine: Engine;
  models: ModelService;
  /** Null when the history cannot be opened or is switched off. */
  history: () => TranslationStore | null;
  /** All that is saved; null when it cannot be opened. */
  translations: () => TranslationStore | null;
  memory: () => MemoryStore | null;
  aids: () => UserAids;
  emit: Emit;
}

interface Job {
  owner: string;
  running: RunningTranslation;
  abort: AbortController;
  record: HistoryRecord;
  progress: TranslationProgress;
}

/** What a translation that was stopped before it began is. */
const NOTHING = {
  ...{ target: '', model: '', state: 'stopped' as const, segments: [], tail: '' },
  ...{ tokensPerSecond: 0, totalMs: 0 },
};

/**
 * The translations in progress, and what their owners (windows, the command line) show. Each has one in progress at most:
 * a newer request stops the older one, which nobody waits for any more.
 */
export function createTranslationJobs(options: TranslationJobsOptions) {
  const { engine, models, history, emit } = options;
  const jobs = new Map<string, Job>();
  const recorder = createHistoryRecorder({ history, emit });
  const workspaces = createWorkspaces();
  const asks = createAsks();
  const cache = createTranslationCache();

  async function run(
    owner: string,
    request: TranslationRequest,
    aids: Partial<UserAids> = {},
  ): Promise<Translation> {
    for (const job of jobs.values()) if (job.owner === owner) job.abort.abort('replaced');
    asks.stopOwner(owner);

    const { id, text: source, from, to, style } = request;
    const abort = new AbortController();
    const running: RunningTranslation = {
      ...{ id, source, from, to, segments: [], tail: '' },
      ...{ done: 0, total: 0, tokensPerSecond: 0 },
    };
    const record = recorder.start(owner, running);
    const progress = createTranslationProgress(running, emit);
    jobs.set(id, { owner, running, abort, record, progress });
    const isReplaced = () => abort.signal.reason === 'replaced';
    let telling = Promise.resolve();

    function onSegments({ from, to, segments, tail, keys }: StartedSegments): void {
      if (isReplaced()) return;
      Object.assign(running, { from, segments, tail, total: segments.length });
      workspaces.show(owner, {
        ...{ id, text: source, from, to, style, segments, tail, keys },
        save: (segmented) => {
          record.revise(segmented);
        },
      });
      telling = progress.begin(() => setTimeout(BETWEEN_PARTS_MS), isReplaced);
    }

    try {
      const model = await unlessAborted(models.ready(), abort.signal);
      if (!model) {
        record.finish('replaced');
        return { ...NOTHING, from, to };
      }
      record.model(model.name);
      const translation = await translate(
        engine,
        request,
        { ...options.aids(), ...aids, cache, before: () => workspaces.before(owner) },
        {
          signal: abort.signal,
          onSegments,
          onChange(segment, tokensPerSecond) {
            running.tokensPerSecond = tokensPerSecond;
            progress.change(segment);
            record.progress();
          },
        },
      );
      await telling;
      progress.flush();
      record.finish(isReplaced() ? 'replaced' : translation.state, translation);
      // Nobody waits for its text, which may be long.
      return isReplaced() ? { ...translation, target: '', segments: [], tail: '' } : translation;
    } catch (error) {
      await telling;
      progress.flush();
      record.finish(isReplaced() ? 'replaced' : 'failed');
      throw error;
    } finally {
      progress.cancel();
      jobs.delete(id);
    }
  }

  function stopJobs(owner: string): void {
    for (const job of jobs.values()) if (job.owner === owner) job.abort.abort('stopped');
  }

  return {
    ...createWorkspace({
      ...options,
      ...{ workspaces, asks, cache, recorder, stopJobs },
      running: (id) => jobs.get(id)?.running ?? null,
      onPut(id, segments) {
        for (const segment of segments) jobs.get(id)?.progress.count(segment);
      },
    }),
    run,
    /** What windows show of a translation that has another target now. */
    revise: (id: string, target: string): void => {
      workspaces.revise(id, target);
    },
    /** Ends a translation, or what else is asked for with this id. */
    stop(id: string): void {
      jobs.get(id)?.abort.abort('stopped');
      asks.stop(id);
    },
    /** Stops everything of an owner that went away. */
    stopOwner(owner: string): void {
      stopJobs(owner);
      asks.stopOwner(owner);
    },
    /** Stops everything: another model cannot go on where this one was. */
    stopAll(): void {
      for (const job of jobs.values()) job.abort.abort('stopped');
      asks.stopAll();
    },
    /** Stops everything and saves it at once, as the history is about to be closed. */
    close(): void {
      asks.stopAll();
      for (const { abort, record } of jobs.values()) {
        abort.abort('stopped');
        record.finish('stopped');
      }
    },
    running: (owner: string): RunningTranslation[] =>
      [...jobs.values()].filter((job) => job.owner === owner).map(({ running }) => running),
  };
}

export type TranslationJobs = ReturnType<typeof createTranslationJobs>;
