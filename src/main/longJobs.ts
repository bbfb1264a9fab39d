import type { DocumentJob } from '#shared/ipc/documents.ts';

/** Who started a job that takes longer may well be doing something else by the time it ends. */
const LONG_MS = 60_000;

type Seen = Pick<DocumentJob, 'id' | 'state'>;

/**
 * Tells the end of a long job: called with each change of a job and the time (milliseconds), it says whether the job has
 * just ended after more than a minute of work. A pause begins the minute anew.
 */
export function watchLongJobs(): (job: Seen, now: number) => boolean {
  const since = new Map<string, number>();
  return ({ id, state }, now) => {
    const start = since.get(id);
    if (state === 'running') {
      since.set(id, start ?? now);
      return false;
    }
    since.delete(id);
    const hasEnded = state === 'done' || state === 'failed';
    return hasEnded && start !== undefined && now - start >= LONG_MS;
  };
}
