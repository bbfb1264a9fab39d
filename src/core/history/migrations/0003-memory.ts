import type { Database } from '../database.ts';

/** Pairs of texts that the user accepted as translations of each other; `origin` is what the pair comes from. */
export function memory(database: Database): void {
  database.exec(`
    CREATE TABLE memory (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      from_language TEXT NOT NULL,
      to_language TEXT NOT NULL,
      origin TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      source TEXT NOT NULL,
      target TEXT NOT NULL,
      UNIQUE (source, from_language, to_language, target)
    ) STRICT;
  `);
}
