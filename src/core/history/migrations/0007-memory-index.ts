import * as z from 'zod';
import { createPairIndex } from '#core/memory/index/pairIndex.ts';
import { pairKey, sourceKey } from '#core/memory/pair.ts';
import type { Database } from '../database.ts';

const oldPair = z.object({
  id: z.number(),
  from: z.string(),
  to: z.string(),
  origin: z.string(),
  createdAt: z.number(),
  source: z.string(),
  target: z.string(),
});

/**
 * A translation memory for a million pairs. Keys of 48 bits stand for texts in the index that keeps a pair there once.
 * What many pairs have in common is one row of `memory_groups`, which counts those that are not deleted.
 *
 * `memory_index` keeps no text, but terms divided by spaces: the words of both texts after history/search/indexTerms.ts,
 * and the keys of memory/index/indexKeys.ts, which begin with an underscore. `memory_terms` says of how many pairs, of
 * one in sixty-four, have a key. What is deleted from the index is gone from the file.
 */
export function memoryIndex(database: Database): void {
  database.exec(`
    ALTER TABLE memory RENAME TO memory_before;

    CREATE TABLE memory_groups (
      number INTEGER PRIMARY KEY,
      from_language TEXT NOT NULL,
      to_language TEXT NOT NULL,
      origin TEXT NOT NULL,
      pairs INTEGER NOT NULL DEFAULT 0,
      UNIQUE (from_language, to_language, origin)
    ) STRICT;

    CREATE TABLE memory (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      group_number INTEGER NOT NULL REFERENCES memory_groups,
      source_key INTEGER NOT NULL,
      pair_key INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      deleted_at INTEGER,
      deleted_by TEXT,
      source TEXT NOT NULL,
      target TEXT NOT NULL
    ) STRICT;

    CREATE UNIQUE INDEX memory_once ON memory (source_key, pair_key);
    CREATE INDEX memory_newest ON memory (created_at, id, group_number) WHERE deleted_at IS NULL;
    CREATE INDEX memory_grouped ON memory (group_number, created_at, id) WHERE deleted_at IS NULL;
    CREATE INDEX memory_deleted ON memory (deleted_at) WHERE deleted_at IS NOT NULL;

    CREATE TRIGGER memory_added AFTER INSERT ON memory WHEN NEW.deleted_at IS NULL BEGIN
      UPDATE memory_groups SET pairs = pairs + 1 WHERE number = NEW.group_number;
    END;
    CREATE TRIGGER memory_removed AFTER DELETE ON memory WHEN OLD.deleted_at IS NULL BEGIN
      UPDATE memory_groups SET pairs = pairs - 1 WHERE number = OLD.group_number;
    END;
    CREATE TRIGGER memory_regrouped AFTER UPDATE OF deleted_at, group_number ON memory BEGIN
      UPDATE memory_groups SET pairs = pairs - (OLD.deleted_at IS NULL)
        WHERE number = OLD.group_number;
      UPDATE memory_groups SET pairs = pairs + (NEW.deleted_at IS NULL)
        WHERE number = NEW.group_number;
    END;

    CREATE TABLE memory_terms (key INTEGER PRIMARY KEY, pairs INTEGER NOT NULL) STRICT;
    CREATE VIRTUAL TABLE memory_index USING fts5(
      terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '_'"
    );
    INSERT INTO memory_index (memory_index, rank) VALUES ('secure-delete', 1);
  `);
  takeOver(database);
  database.exec('DROP TABLE memory_before');
}

function takeOver(database: Database): void {
  const next = database.query(
    `SELECT id, from_language AS "from", to_language AS "to", origin, created_at AS createdAt,
       source, target FROM memory_before WHERE id > $after ORDER BY id LIMIT 500`,
    oldPair,
  );
  const group = database.command(
    `INSERT INTO memory_groups (from_language, to_language, origin) VALUES ($from, $to, $origin)
     ON CONFLICT DO NOTHING`,
  );
  const insert = database.command(
    `INSERT INTO memory (id, group_number, source_key, pair_key, created_at, source, target)
     SELECT $id, number, $sourceKey, $pairKey, $createdAt, $source, $target FROM memory_groups
     WHERE from_language = $from AND to_language = $to AND origin = $origin
     ON CONFLICT DO NOTHING`,
  );
  const index = createPairIndex(database);
  let after = 0;
  for (let page = next.all({ after }); page.length > 0; page = next.all({ after })) {
    for (const pair of page) {
      const { from, to, origin, source, target } = pair;
      group({ from, to, origin });
      const keys = { sourceKey: sourceKey(source, to), pairKey: pairKey(target, from) };
      if (insert({ ...pair, ...keys }) > 0) index.add(pair.id, pair);
      after = pair.id;
    }
  }
}
