import { toAppError, type AppError } from '#shared/errors.ts';
import type { Threads } from '../worker/threads.ts';
import type { JobBoard } from './jobBoard.ts';
import type { Originals } from './originals.ts';
import type { JobRow } from './store/jobRow.ts';
import type { JobStore } from './store/jobStore.ts';
import type { SegmentStore } from './store/segmentStore.ts';

export interface IntakeOptions {
  store: JobStore;
  segments: SegmentStore;
  originals: Originals;
  threads: Threads;
  board: JobBoard;
  /** The languages of the model in use, where it has a list. */
  known: () => readonly string[];
  onRead: () => void;
  onFailed: (id: string, error: AppError) => void;
}

/** Copies what was added, all of it first, and then reads one document after another. */
export function createIntake(options: IntakeOptions) {
  const { store, segments, originals, threads, board, known, onRead, onFailed } = options;
  let isRunning = false;
  let isClosed = false;
  let reading: { id: string; abort: AbortController } | undefined;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let job = next(); job; job = next()) await takeIn(job);
    } finally {
      isRunning = false;
    }
  }

  const next = (): JobRow | undefined =>
    isClosed ? undefined : store.nextToRead(Array.from(board.unsaved.keys()));

  async function takeIn(job: JobRow): Promise<void> {
    const abort = new AbortController();
    reading = { id: job.id, abort };
    try {
      if (job.copyHash === null) {
        const hash = await originals.take(job.path, job.id);
        if (!isClosed) store.setCopied(job.id, hash);
      } else await read(job, abort.signal);
    } catch (error) {
      if (!isClosed) onFailed(job.id, toAppError(error));
    } finally {
      reading = undefined;
    }
  }

  async function read(job: JobRow, signal: AbortSignal): Promise<void> {
    const { id, number, path, asked, to, settings } = job;
    store.beginReading(number);
    let position = 0;
    const ended = await threads.run(
      {
        ...{ kind: 'read', copy: originals.copyOf(id), path, asked, to, known: known() },
        options: settings.options ?? {},
      },
      {
        signal,
        onAsked(asked) {
          if (asked.kind !== 'units') return { kind: 'more' };
          segments.add(number, asked.units, position);
          for (const unit of asked.units) position += unit.segments.length;
          board.changed(id);
          return { kind: 'more' };
        },
      },
    );
    if (ended?.kind !== 'read' || signal.aborted) return;
    store.finishReading(number, ended.result);
    board.changed(id);
    onRead();
  }

  return {
    /** Goes on where there is something to copy or to read. Errors: those of the database. */
    run,
    /** Ends reading a job. */
    stop(id: string): void {
      if (reading?.id === id) reading.abort.abort();
    },
    close(): void {
      isClosed = true;
      reading?.abort.abort();
    },
  };
}
