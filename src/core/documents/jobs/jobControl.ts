import type { AppError } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import type { JobBoard } from './jobBoard.ts';
import type { JobRow } from './store/jobRow.ts';
import type { JobStore } from './store/jobStore.ts';

const ACTIVE: ReadonlySet<DocumentJob['state']> = new Set(['reading', 'waiting', 'running']);
const STOPPED: ReadonlySet<DocumentJob['state']> = new Set(['paused', 'failed']);

export interface JobControlOptions {
  store: JobStore;
  board: JobBoard;
  /** Ends what is in flight of a job. */
  stopTranslating: (id: string) => void;
  stopReading: (id: string) => void;
  /** Goes on where there is something to do. */
  work: () => void;
}

/** Lets jobs go on, pauses them, and takes them out of the queue. */
export function createJobControl(options: JobControlOptions) {
  const { store, board, stopTranslating, stopReading, work } = options;

  const named = (id: string | null) => (id === null ? store.list() : [store.required(id)]);

  function goOn(job: JobRow): void {
    const { id, unitsHash, total, done } = job;
    // Another process, which works on it, goes on with it itself.
    if (!store.own(job)) return;
    board.unsaved.delete(id);
    // What could not be read may have been mended since.
    if (unitsHash === null && job.state === 'failed') store.setCopied(id, null);
    const rest = done === total ? 'done' : 'waiting';
    store.setState(id, unitsHash === null ? 'reading' : rest);
    board.changed(id);
  }

  function fail(id: string, error: AppError): void {
    stopTranslating(id);
    try {
      store.setState(id, 'failed', error.toData());
    } catch {
      board.unsaved.set(id, error.toData());
    }
    board.changed(id);
  }

  /** One job, or all that are not done. */
  function pause(id: string | null): void {
    for (const job of named(id)) {
      if (board.unsaved.has(job.id) || !ACTIVE.has(job.state)) continue;
      store.setState(job.id, 'paused');
      stopTranslating(job.id);
      board.changed(job.id);
    }
  }

  /** One job, or all that are paused or have failed. */
  function resume(id: string | null): void {
    for (const job of named(id)) {
      if (STOPPED.has(job.state) || board.unsaved.has(job.id)) goOn(job);
    }
    work();
  }

  function remove(id: string): void {
    store.remove(id);
    stopTranslating(id);
    stopReading(id);
    board.removed(id);
  }

  function restore(id: string): void {
    store.restore(id);
    board.changed(id);
    work();
  }

  return { goOn, fail, pause, resume, remove, restore };
}
