import type { Emit } from '#core/events.ts';
import { DOCUMENT_FORMATS } from '#shared/documentFormats.ts';
import type { ErrorData } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { throttle } from '#shared/throttle.ts';
import { createSpeed, type Speed } from './speed.ts';
import type { JobRow } from './store/jobRow.ts';
import type { JobStore } from './store/jobStore.ts';

/** Milliseconds between events about one job, and about its segments. */
const JOB_MS = 200;
const SEGMENTS_MS = 500;

/** Jobs as the window sees them: what the database has, their speed, and failures that could not be saved. */
export function createJobBoard(store: JobStore, emit: Emit, now: () => number) {
  const unsaved = new Map<string, ErrorData>();
  const speeds = new Map<string, Speed>();
  const events = new Map<string, { job: Throttle; segments: Throttle }>();

  function view(row: JobRow): DocumentJob {
    const { id, name, path, format, from, to, total, done, flagged, words, createdAt } = row;
    const failure = unsaved.get(id);
    const wordsPerMinute = speeds.get(id)?.wordsPerMinute() ?? null;
    const isRunning = row.state === 'running' && !failure;
    return {
      ...{ id, name, path, format, from, to, total, done, flagged, words, createdAt },
      state: failure ? 'failed' : row.state,
      error: failure ?? row.error,
      wordsPerMinute,
      secondsLeft:
        isRunning && wordsPerMinute !== null
          ? ((words - row.wordsDone) / wordsPerMinute) * 60
          : null,
      savedPath: row.savedChanges === row.changes ? row.savedPath : null,
      canBeBilingual: format !== null && DOCUMENT_FORMATS[row.writtenAs ?? format].bilingual,
    };
  }

  function eventsOf(id: string) {
    const known = events.get(id);
    if (known) return known;
    const job = throttle(() => {
      const row = read(store, id);
      if (row) emit('documents.job', view(row));
      else if (row === null) emit('documents.removed', { id });
    }, JOB_MS);
    const segments = throttle(() => {
      emit('documents.segments', { id });
    }, SEGMENTS_MS);
    events.set(id, { job, segments });
    return { job, segments };
  }

  return {
    view,
    /** Failures of jobs that the database could not be told, by their ids. */
    unsaved,
    speed(id: string): Speed {
      const speed = speeds.get(id) ?? createSpeed(now);
      speeds.set(id, speed);
      return speed;
    },
    changed(id: string): void {
      eventsOf(id).job.call();
    },
    segmentsChanged(id: string): void {
      eventsOf(id).job.call();
      eventsOf(id).segments.call();
    },
    removed(id: string): void {
      eventsOf(id).job.cancel();
      eventsOf(id).segments.cancel();
      events.delete(id);
      emit('documents.removed', { id });
    },
    close(): void {
      for (const { job, segments } of events.values()) {
        job.cancel();
        segments.cancel();
      }
      events.clear();
    },
  };
}

export type JobBoard = ReturnType<typeof createJobBoard>;
type Throttle = ReturnType<typeof throttle>;

/**
 * Null for a job that was taken out of the queue, by another process perhaps. An event that cannot be read is left out:
 * nobody waits for it, and what fails for the same reason says so.
 */
function read(store: JobStore, id: string): JobRow | null | undefined {
  try {
    return store.get(id) ?? null;
  } catch {
    return undefined;
  }
}
