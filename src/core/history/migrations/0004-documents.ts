import type { Database } from '../database.ts';

/**
 * Documents that are translated: the queue, the paragraphs (units) and their sentences (segments). Contents are JSON,
 * `source_text` and `target_text` what a search looks at, in lower case. What a list of jobs tells is kept on the job:
 * counting 100,000 segments each time would take too long. `changes` counts what became of the targets, so that a saved
 * file can be told from what is there now.
 */
export function documents(database: Database): void {
  database.exec(`
    CREATE TABLE document_jobs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL
        CHECK (state IN ('reading', 'waiting', 'running', 'paused', 'done', 'failed')),
      name TEXT NOT NULL,
      path TEXT NOT NULL,
      format TEXT,
      written_as TEXT,
      asked_language TEXT NOT NULL,
      from_language TEXT NOT NULL,
      to_language TEXT NOT NULL,
      copy_hash TEXT,
      units_hash TEXT,
      total INTEGER NOT NULL DEFAULT 0,
      done INTEGER NOT NULL DEFAULT 0,
      flagged INTEGER NOT NULL DEFAULT 0,
      words INTEGER NOT NULL DEFAULT 0,
      words_done INTEGER NOT NULL DEFAULT 0,
      changes INTEGER NOT NULL DEFAULT 0,
      saved_path TEXT,
      saved_changes INTEGER,
      error TEXT,
      owner TEXT NOT NULL,
      touched_at INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      deleted_at INTEGER,
      deleted_by TEXT,
      settings TEXT NOT NULL
    ) STRICT;

    CREATE INDEX document_jobs_unfinished ON document_jobs (number)
      WHERE state IN ('reading', 'waiting', 'running') AND deleted_at IS NULL;
    CREATE INDEX document_jobs_deleted ON document_jobs (number) WHERE deleted_at IS NOT NULL;
    CREATE INDEX document_jobs_copy ON document_jobs (copy_hash);

    CREATE TABLE document_units (
      job INTEGER NOT NULL REFERENCES document_jobs,
      unit INTEGER NOT NULL,
      heading INTEGER NOT NULL,
      place TEXT NOT NULL,
      after TEXT NOT NULL,
      PRIMARY KEY (job, unit)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX document_units_heading ON document_units (job, unit) WHERE heading = 1;

    CREATE TABLE document_segments (
      number INTEGER PRIMARY KEY,
      job INTEGER NOT NULL REFERENCES document_jobs,
      position INTEGER NOT NULL,
      unit INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'translated', 'edited', 'accepted')),
      origin TEXT CHECK (origin IN ('model', 'memory', 'repeat', 'document', 'user')),
      flagged INTEGER NOT NULL DEFAULT 0,
      flags TEXT NOT NULL DEFAULT '[]',
      repeats INTEGER NOT NULL,
      words INTEGER NOT NULL,
      source_hash TEXT NOT NULL,
      before TEXT NOT NULL,
      source TEXT NOT NULL,
      source_text TEXT NOT NULL,
      target TEXT,
      target_text TEXT NOT NULL DEFAULT ''
    ) STRICT;

    CREATE UNIQUE INDEX document_segments_position ON document_segments (job, position);
    CREATE INDEX document_segments_unit ON document_segments (job, unit, position);
    CREATE INDEX document_segments_state ON document_segments (job, state, position);
    CREATE INDEX document_segments_flagged ON document_segments (job, flagged DESC, position);
    CREATE INDEX document_segments_source ON document_segments (job, source_hash, state);
  `);
}
