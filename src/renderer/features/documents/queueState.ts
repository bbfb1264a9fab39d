import type { DocumentJob } from '#shared/ipc/documents.ts';

/**
 * The queue after `changes` by the job's id, null for one that was removed. A job that was not there stands where it was
 * added, which is the order of the work.
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
  const added = [...changes.values()].filter((job) => job !== null && !known.has(job.id));
  if (added.length === 0) return kept;
  return [...kept, ...added.filter((job) => job !== null)].sort(
    (a, b) => a.createdAt - b.createdAt,
  );
}

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
  };
}
