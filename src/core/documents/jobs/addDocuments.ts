import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { findDocuments } from './findDocuments.ts';
import type { JobBoard } from './jobBoard.ts';
import { hashOf } from './originals.ts';
import type { JobRow, JobSettings } from './store/jobRow.ts';
import type { JobStore, NewJob } from './store/jobStore.ts';

export interface AddOptions extends JobSettings {
  /** BCP 47, `from` also `auto`. */
  from: string;
  to: string;
  /** Goes on with what was begun of the same bytes with the same options, where nobody else works on it. */
  resume?: boolean;
}

/** Rows that are added to the database at once. */
const BATCH = 100;

export interface Adding {
  store: JobStore;
  board: JobBoard;
  /** Lets a job that was begun go on. */
  goOn: (job: JobRow) => void;
}

/** Puts documents into the queue; their ids. Errors: those of the database. */
export function createAdd({ store, board, goOn }: Adding) {
  async function earlier(file: string, { resume, ...options }: AddOptions): Promise<string | null> {
    if (resume !== true) return null;
    const { from, to, ...settings } = options;
    const copyHash = await hashOf(file).catch(() => null);
    const job = copyHash === null ? undefined : store.like({ copyHash, from, to, settings });
    if (!job || !store.own(job)) return null;
    store.setPath(job.id, file, path.basename(file));
    if (job.state !== 'done') goOn(job);
    return job.id;
  }

  return async (paths: readonly string[], options: AddOptions): Promise<string[]> => {
    const { from, to, ...settings } = options;
    delete settings.resume;
    const ids: string[] = [];
    let batch: NewJob[] = [];
    const flush = () => {
      const added = store.add(batch);
      batch = [];
      ids.push(...added);
      for (const id of added) board.changed(id);
    };
    for await (const found of findDocuments(paths, to)) {
      const id = await earlier(found.path, options);
      if (id === null)
        batch.push({ ...found, name: path.basename(found.path), from, to, settings });
      else ids.push(id);
      if (batch.length < BATCH) continue;
      flush();
      await setImmediate();
    }
    flush();
    return ids;
  };
}
