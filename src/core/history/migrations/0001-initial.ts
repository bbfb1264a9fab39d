import type { Database } from '../database.ts';

/**
 * Translations, the index over their words, and settings.
 *
 * `translations` holds the long texts last, so that reading the other columns does not walk through them. While a
 * translation runs its target grows in `translation_parts`: adding to a text in place would write both texts again
 * every time. `translation_index` keeps no text, only the terms of search/indexTerms.ts, divided by spaces; its
 * tokenizer leaves everything beyond ASCII as it is.
 */
export function initial(database: Database): void {
  database.exec(`
    PRAGMA application_id = 0x4261794c;

    CREATE TABLE translations (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed', 'interrupted')),
      from_language TEXT NOT NULL,
      to_language TEXT NOT NULL,
      model TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      total_ms INTEGER NOT NULL DEFAULT 0,
      owner TEXT NOT NULL,
      indexed INTEGER NOT NULL DEFAULT 0,
      deleted_at INTEGER,
      deleted_by TEXT,
      source TEXT NOT NULL,
      target TEXT NOT NULL DEFAULT ''
    ) STRICT;

    CREATE INDEX translations_newest ON translations (created_at, number) WHERE deleted_at IS NULL;
    CREATE INDEX translations_running ON translations (number) WHERE state = 'running';
    CREATE INDEX translations_deleted ON translations (number) WHERE deleted_at IS NOT NULL;

    CREATE TABLE translation_parts (
      number INTEGER NOT NULL REFERENCES translations ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (number, position)
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE translation_index USING fts5(
      source, target, content = '', contentless_delete = 1, tokenize = 'ascii'
    );

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
