import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { createHiding } from '#core/history/hiding.ts';
import { isAlive } from '#core/history/owner.ts';
import type { FormatId } from '#shared/documentFormats.ts';
import { AppError, type ErrorData } from '#shared/errors.ts';
import { JOB, jobRow, type JobRow, type JobSettings } from './jobRow.ts';

export interface NewJob {
  path: string;
  name: string;
  from: string;
  to: string;
  settings: JobSettings;
  /** Why it failed before it began. */
  error?: ErrorData;
}

/** What is known of a document when it is read. */
export interface ReadFacts {
  format: FormatId;
  writtenAs: FormatId | null;
  from: string;
  unitsHash: string;
}

/**
 * The jobs in the database, each call committed when it returns. A job belongs to the process named by its `owner`: the
 * window and the command line each work on their own.
 */
export function createJobStore(database: Database, owner: string) {
  const insert = database.command(`
    INSERT INTO document_jobs (id, state, name, path, asked_language, from_language, to_language,
      error, owner, touched_at, created_at, settings)
    VALUES ($id, $state, $name, $path, $from, $from, $to, $error, $owner, $now, $now, $settings)`);
  const visible = database.query(`${JOB} WHERE deleted_at IS NULL ORDER BY number`, jobRow);
  const byId = database.query(`${JOB} WHERE id = $id AND deleted_at IS NULL`, jobRow);
  const byNumber = database.query(`${JOB} WHERE number = $number`, jobRow);
  const nextToRead = database.query(
    `${JOB} WHERE state = 'reading' AND deleted_at IS NULL AND owner = $owner
       AND id NOT IN (SELECT value FROM json_each($except))
     ORDER BY copy_hash IS NOT NULL, number LIMIT 1`,
    jobRow,
  );
  const runnable = database.query(
    `${JOB} WHERE state IN ('waiting', 'running') AND deleted_at IS NULL AND owner = $owner
       AND id NOT IN (SELECT value FROM json_each($except))
     ORDER BY number LIMIT $limit`,
    jobRow,
  );
  const unfinished = database.query(
    `${JOB} WHERE state IN ('reading', 'waiting', 'running') AND deleted_at IS NULL
     ORDER BY number`,
    jobRow,
  );
  const like = database.query(
    `${JOB} WHERE copy_hash = $copyHash AND asked_language = $from AND to_language = $to
       AND settings = $settings AND deleted_at IS NULL
     ORDER BY number DESC LIMIT 1`,
    jobRow,
  );
  const ids = database.query('SELECT id FROM document_jobs', z.object({ id: z.string() }));
  const setState = database.command(`
    UPDATE document_jobs SET state = $state, error = $error, touched_at = $now WHERE id = $id`);
  const setOwner = database.command(`
    UPDATE document_jobs SET owner = $owner, touched_at = $now WHERE id = $id`);
  const setPath = database.command(
    'UPDATE document_jobs SET path = $path, name = $name WHERE id = $id',
  );
  const touch = database.command(`
    UPDATE document_jobs SET touched_at = $now
    WHERE owner = $owner AND state IN ('reading', 'waiting', 'running')`);
  const release = database.command(`
    UPDATE document_jobs SET owner = '' WHERE owner = $owner`);
  const setCopied = database.command(
    'UPDATE document_jobs SET copy_hash = $copyHash, touched_at = $now WHERE id = $id',
  );
  const finishReading = database.command(`
    UPDATE document_jobs SET format = $format, written_as = $writtenAs, from_language = $from,
      units_hash = $unitsHash, touched_at = $now,
      state = CASE WHEN state <> 'reading' THEN state WHEN done = total THEN 'done' ELSE 'waiting' END
    WHERE number = $number`);
  const setSaved = database.command(
    'UPDATE document_jobs SET saved_path = $path, saved_changes = $changes WHERE id = $id',
  );
  const dropAll = ['segments', 'units'].map((what) =>
    database.command(`DELETE FROM document_${what} WHERE job = $number`),
  );
  const dropJob = database.command('DELETE FROM document_jobs WHERE number = $number');
  const zero = database.command(`
    UPDATE document_jobs SET total = 0, done = 0, flagged = 0, words = 0, words_done = 0
    WHERE number = $number`);

  function forget(number: number): void {
    for (const drop of dropAll) drop({ number });
  }
  let dropped: string[] = [];
  const hiding = createHiding(database, {
    table: 'document_jobs',
    owner,
    drop(number) {
      dropped.push(byNumber.get({ number })?.id ?? '');
      forget(number);
      dropJob({ number });
    },
    forgetRemoved: () => undefined,
  });

  return {
    list: (): JobRow[] => visible.all(),
    get: (id: string): JobRow | undefined => byId.get({ id }),
    /** Error: `request.invalid` for a job that is not there (any more). */
    required(id: string): JobRow {
      const job = byId.get({ id });
      if (job) return job;
      throw new AppError('request.invalid', { route: 'documents', problem: 'no such document' });
    },
    /** Every id there is, of removed jobs too. */
    ids: (): string[] => ids.all().map(({ id }) => id),

    /** Their ids, in the same order. */
    add: (jobs: readonly NewJob[]): string[] =>
      database.transaction(() =>
        jobs.map(({ error, settings, ...job }) => {
          const id = randomUUID();
          const state = error ? 'failed' : 'reading';
          const data = { error: jsonOf(error), settings: JSON.stringify(settings) };
          insert({ ...job, ...data, id, state, owner, now: Date.now() });
          return id;
        }),
      ),

    /** The next of ours to be copied or, when all are, read. */
    nextToRead: (except: readonly string[]): JobRow | undefined =>
      nextToRead.get({ owner, except: JSON.stringify(except) }),
    /** The first of ours that can be worked on. */
    runnable: (limit: number, except: readonly string[]): JobRow[] =>
      runnable.all({ owner, limit, except: JSON.stringify(except) }),
    /** An earlier job of the same bytes, languages and settings. */
    like: (wanted: { copyHash: string; from: string; to: string; settings: JobSettings }) =>
      like.get({ ...wanted, settings: JSON.stringify(wanted.settings) }),

    setState(id: string, state: JobRow['state'], error?: ErrorData): void {
      setState({ id, state, error: jsonOf(error), now: Date.now() });
    },
    /** Whether this process may work on it: it is ours, or its owner has ended. */
    own({ id, owner: other, touchedAt }: JobRow): boolean {
      if (other === owner) return true;
      if (isAlive(other, touchedAt, owner)) return false;
      setOwner({ id, owner, now: Date.now() });
      return true;
    },
    /** Makes ours what ended processes left unfinished. */
    adopt(): void {
      for (const job of unfinished.all()) {
        if (!this.own(job) || job.state !== 'running') continue;
        this.setState(job.id, job.done === job.total ? 'done' : 'waiting');
      }
    },
    /** Tells other processes that this one still looks after its jobs. */
    touch(): void {
      touch({ owner, now: Date.now() });
    },
    /** Leaves ours to whoever comes. */
    release(): void {
      release({ owner });
    },

    setPath(id: string, path: string, name: string): void {
      setPath({ id, path, name });
    },
    setCopied(id: string, copyHash: string | null): void {
      setCopied({ id, copyHash, now: Date.now() });
    },
    /** Forgets what was read of it. */
    beginReading(number: number): void {
      database.transaction(() => {
        forget(number);
        zero({ number });
      });
    },
    /** A job that was paused meanwhile stays so. */
    finishReading(number: number, facts: ReadFacts): void {
      finishReading({ ...facts, number, now: Date.now() });
    },
    /** `changes`: what it had when that was written. */
    setSaved(id: string, path: string, changes: number): void {
      setSaved({ id, path, changes });
    },

    remove: (id: string) => {
      hiding.delete(id);
    },
    restore: (id: string) => {
      hiding.restore(id);
    },
    /** Makes removed jobs gone from the file; their ids. */
    purgeRemoved(): string[] {
      dropped = [];
      hiding.purgeDeleted();
      return dropped;
    },
  };
}

export type JobStore = ReturnType<typeof createJobStore>;

const jsonOf = (error: ErrorData | undefined): string | null =>
  error ? JSON.stringify(error) : null;
