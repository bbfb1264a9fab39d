import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { indexTerms } from '#core/history/search/indexTerms.ts';
import type { AcceptedPair } from '../pair.ts';
import { INDEXED_CHARACTERS, keysOf, lengthClass, sourceTerms, spelled } from './indexKeys.ts';

/** Frequencies are counted in one pair of so many: whether a term is rare shows there too, at a fraction of the work. */
const SAMPLED = 64;

const idRow = z.object({ ids: z.string() });
const ids = z.array(z.number());
const countRow = z.object({ key: z.number(), pairs: z.number() });

/**
 * The terms of the pairs, as migration 0007 describes them: words of both texts to search by, and keys of the source for
 * what is similar. Every call that writes belongs in the transaction that changes the pair.
 */
export function createPairIndex(database: Database) {
  const insert = database.command('INSERT INTO memory_index (rowid, terms) VALUES ($id, $terms)');
  const forget = database.command(
    "INSERT INTO memory_index (memory_index, rowid, terms) VALUES ('delete', $id, $terms)",
  );
  const count = database.command(
    `INSERT INTO memory_terms (key, pairs) VALUES ($key, 1)
     ON CONFLICT DO UPDATE SET pairs = pairs + 1`,
  );
  const uncount = database.command('UPDATE memory_terms SET pairs = pairs - 1 WHERE key = $key');
  const dropCount = database.command('DELETE FROM memory_terms WHERE key = $key AND pairs <= 0');
  const counts = database.query(
    `SELECT key, pairs FROM memory_terms WHERE key IN (SELECT value FROM json_each($keys))`,
    countRow,
  );
  // As one text: a row for each would cost ten times as much.
  const having = database.query(
    `SELECT json_group_array(rowid) AS ids FROM
       (SELECT rowid FROM memory_index WHERE memory_index MATCH $match LIMIT $limit)`,
    idRow,
  );

  const isSampled = (id: number) => id % SAMPLED === 0;

  return {
    add(id: number, pair: AcceptedPair): void {
      const { terms, keys } = termsOf(pair);
      insert({ id, terms });
      if (isSampled(id)) for (const key of keys) count({ key });
    },

    /** `pair` as it was added: the index itself does not know what it has of a pair. */
    remove(id: number, pair: AcceptedPair): void {
      const { terms, keys } = termsOf(pair);
      forget({ id, terms });
      if (!isSampled(id)) return;
      for (const key of keys) {
        uncount({ key });
        // A word could be told by a key that is left.
        dropCount({ key });
      }
    },

    /** About how many pairs have each of the keys. */
    frequencies(keys: readonly number[]): Map<number, number> {
      const rows = counts.all({ keys: JSON.stringify(keys) });
      return new Map(rows.map(({ key, pairs }) => [key, pairs * SAMPLED]));
    },

    /** Pairs, at most `limit`, that have any of the keys; some of them may be gone since. */
    having(keys: readonly number[], limit: number): number[] {
      const match = keys.map((key) => `"${spelled(key)}"`).join(' OR ');
      const row = having.get({ match, limit });
      return row ? ids.parse(JSON.parse(row.ids)) : [];
    },
  };
}

export type PairIndex = ReturnType<typeof createPairIndex>;

function termsOf({ source, target, to }: AcceptedPair): { terms: string; keys: number[] } {
  const { terms, length } = sourceTerms(source);
  const keys = keysOf(terms, to, lengthClass(length));
  const words = [source, target].map((text) => indexTerms(text.slice(0, INDEXED_CHARACTERS)));
  return { terms: [...words, ...keys.map(spelled)].join(' '), keys };
}
