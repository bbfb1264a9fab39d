import type { Database } from '../database.ts';

/**
 * The sentences of translations: what `translator.open` answers of them, as JSON with ranges instead of texts. A
 * translation without them is from an earlier version, or still running.
 */
export function segments(database: Database): void {
  database.exec(`
    CREATE TABLE translation_segments (
      number INTEGER PRIMARY KEY REFERENCES translations ON DELETE CASCADE,
      segments TEXT NOT NULL
    ) STRICT;
  `);
}
