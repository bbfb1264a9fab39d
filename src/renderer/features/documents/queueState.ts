import type { DocumentJob } from '#shared/ipc/documents.ts';

/**
 * The queue after `changes` by the job's id, null for one that was removed. A job that was not there comes last until the
 * queue is listed again.
 */
export function withChanges(
  jobs: readonly DocumentJob[],
  changes: ReadonlyMap<string, DocumentJob | null>,
): readonly DocumentJob[] {
  if (changes.size === 0) return jobs;
  const known = new Set(jobs.map(({ id }) => id));
  const kept = jobs.flatMap((job) => {
    const changed = changes.get(job.id);
    return changed === undefined ? job : (changed ?? []);
  });
  const added = [...changes.values()]
    .filter((job) => job !== null)
    .filter(({ id }) => !known.has(id));
  return [...kept, ...added];
}

export type QueueSummary = ReturnType<typeof summaryOf>;

/** What there is to say of the queue as a whole. */
export function summaryOf(jobs: readonly DocumentJob[]) {
  const count = (...states: DocumentJob['state'][]) =>
    jobs.filter(({ state }) => states.includes(state)).length;
  return {
    total: jobs.length,
    done: count('done'),
    failed: count('failed'),
    /** These can be paused. */
    active: count('reading', 'waiting', 'running'),
    paused: count('paused'),
    /** These are saved by "Save all", and those can be cleared away. */
    unsaved: jobs.filter(({ state, savedPath }) => state === 'done' && savedPath === null),
    saved: jobs.filter(({ state, savedPath }) => state === 'done' && savedPath !== null),
  };
}
