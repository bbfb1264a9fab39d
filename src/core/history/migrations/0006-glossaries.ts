import type { Database } from '../database.ts';

/**
 * Glossaries and their terms. An empty language stands for any. `changes` counts what was done to the terms, so that
 * another process can tell. `source_key` is the source as it is looked for, by which terms are sorted, and `words` that
 * of all texts of a term.
 */
export function glossaries(database: Database): void {
  database.exec(`
    CREATE TABLE glossaries (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      from_language TEXT NOT NULL,
      to_language TEXT NOT NULL,
      enabled INTEGER NOT NULL DEFAULT 1,
      changes INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL,
      deleted_at INTEGER,
      deleted_by TEXT
    ) STRICT;

    CREATE TABLE terms (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      glossary INTEGER NOT NULL REFERENCES glossaries ON DELETE CASCADE,
      source_key TEXT NOT NULL,
      source TEXT NOT NULL,
      target TEXT NOT NULL,
      note TEXT NOT NULL DEFAULT '',
      words TEXT NOT NULL,
      case_sensitive INTEGER NOT NULL DEFAULT 0,
      match TEXT NOT NULL DEFAULT 'word' CHECK (match IN ('word', 'stem', 'part')),
      forbidden INTEGER NOT NULL DEFAULT 0,
      UNIQUE (glossary, source, target, forbidden)
    ) STRICT;

    CREATE INDEX terms_of_glossary ON terms (glossary, source_key, id);
  `);
}
