import { existsSync, rmSync } from 'node:fs';
import { createMutex } from '#core/engine/mutex.ts';
import { thisProcess } from '#core/history/owner.ts';
import type { ModelService } from '#core/models/modelService.ts';
import { toAppError } from '#shared/errors.ts';
import { createThreads } from '../worker/threads.ts';
import { createAdd, type AddOptions } from './addDocuments.ts';
import type { DocumentJobs, DocumentJobsOptions } from './documentJobs.ts';
import { translatedPath } from './fileNames.ts';
import { createIntake } from './intake.ts';
import { createJobBoard } from './jobBoard.ts';
import { createJobControl } from './jobControl.ts';
import { createOriginals } from './originals.ts';
import { createReview, toSegment } from './review.ts';
import { createRunner } from './runner.ts';
import { namesOf, saveDocument } from './saveDocument.ts';
import { createContextStore } from './store/contextStore.ts';
import { createJobStore } from './store/jobStore.ts';
import { createSegmentCounts, createSegmentPages } from './store/segmentPages.ts';
import { createSegmentStore } from './store/segmentStore.ts';
import { textPairs } from './textPairs.ts';
import { createUnitTranslator } from './unitTranslator.ts';

/** Milliseconds after which others are told that this process is still there. */
const TOUCH_MS = 10 * 60_000;

/** The queue of documents in `database`, put together; `close` must be called at the end. */
export function createDocumentJobs(options: DocumentJobsOptions): DocumentJobs {
  const { database, folder, isTemporary = false, engine, models, memory, emit } = options;
  const { owner = thisProcess, now = () => performance.now() } = options;
  const store = createJobStore(database, owner);
  const segments = createSegmentStore(database);
  const pages = createSegmentPages(database);
  const count = createSegmentCounts(database);
  const originals = createOriginals(folder);
  const threads = createThreads(options.thread);
  const board = createJobBoard(store, emit, now);
  const context = createContextStore(database);
  const units = createUnitTranslator({
    ...{ engine, segments, context, memory, board },
    ...{ guard: options.guard, terms: options.terms },
  });
  const review = createReview({ store, segments, models, memory, board, units, context });
  const control = createJobControl({
    ...{ store, board, work },
    stopTranslating: (id) => {
      runner.stop(id);
    },
    stopReading: (id) => {
      intake.stop(id);
    },
  });
  const onFailed = control.fail;
  const runner = createRunner({ store, segments, models, board, units, onFailed });
  const intake = createIntake({
    ...{ store, segments, originals, threads, board, onFailed },
    known: languagesOf(models),
    onRead: work,
  });
  const saving = createMutex();
  const closing = new AbortController();
  const touching = setInterval(() => {
    try {
      store.touch();
    } catch (error) {
      notice(error);
    }
  }, TOUCH_MS);
  touching.unref();

  function notice(error: unknown): void {
    if (!closing.signal.aborted) emit('app.notice', toAppError(error).toData());
  }

  /** Goes on where there is something to do. */
  function work(): void {
    intake.run().catch(notice);
    runner.run().catch(notice);
  }

  const add = createAdd({ store, board, goOn: control.goOn });

  async function enqueue(paths: readonly string[], addOptions: AddOptions): Promise<string[]> {
    const ids = await add(paths, addOptions);
    work();
    return ids;
  }

  return {
    start() {
      try {
        for (const id of store.purgeRemoved()) originals.drop(id);
        store.adopt();
        originals.dropOthers(store.ids()).catch(notice);
        work();
      } catch (error) {
        notice(error);
      }
    },

    enqueue,
    add: async (paths, languages) => ({ added: (await enqueue(paths, languages)).length }),

    list: () => store.list().map(board.view),

    pause: control.pause,
    resume: control.resume,
    remove: control.remove,
    restore: control.restore,

    segments({ id, ...query }) {
      const { rows, total } = pages(store.required(id), query);
      return { rows: rows.map(toSegment), total };
    },

    counts: (id) => count(store.required(id).number),

    pairs: (id) => textPairs(pages, store.required(id)),

    ...review,

    async save(id, saveOptions) {
      store.required(id);
      const { signal } = closing;
      return saving.run(async () => {
        const job = store.required(id);
        const saved = await saveDocument(job, saveOptions, {
          segments,
          originals,
          threads,
          signal,
        });
        if (!signal.aborted) {
          store.setSaved(id, saved, job.changes);
          board.changed(id);
        }
        return { path: saved };
      });
    },

    suggestedPath: (id) => translatedPath(namesOf(store.required(id))),

    pathToShow(id) {
      const { savedPath, path: original } = store.required(id);
      return savedPath !== null && existsSync(savedPath) ? savedPath : original;
    },

    close() {
      closing.abort();
      clearInterval(touching);
      intake.close();
      runner.close();
      threads.close();
      board.close();
      store.release();
      for (const id of store.purgeRemoved()) originals.drop(id);
      if (isTemporary) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const languagesOf = (models: ModelService) => (): readonly string[] => {
  const status = models.status();
  return status.state === 'ready' ? (status.model.languages ?? []) : [];
};
