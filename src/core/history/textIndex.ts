import * as z from 'zod';
import type { Database } from './database.ts';
import { indexTerms } from './search/indexTerms.ts';

/** A table with texts to search in, and the FTS5 table that holds their terms under its column names. */
export interface IndexedTable {
  table: 'translations' | 'messages';
  index: 'translation_index' | 'message_index';
  /** The SQL of the text that each column of the index holds the terms of. */
  columns: Readonly<Record<string, string>>;
}

/** The words of finished texts. Every call belongs in the transaction that changes the row. */
export function createTextIndex(database: Database, { table, index, columns }: IndexedTable) {
  const names = Object.keys(columns);
  const texts = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
  const find = database.query(
    `SELECT number, indexed, ${texts.join(', ')} FROM ${table} WHERE id = $id`,
    z.object({ number: z.number(), indexed: z.number() }).catchall(z.string()),
  );
  const insert = database.command(
    `INSERT INTO ${index} (rowid, ${names.join(', ')})
     VALUES ($number, ${names.map((name) => `$${name}`).join(', ')})`,
  );
  const mark = database.command(`UPDATE ${table} SET indexed = 1 WHERE number = $number`);
  const remove = database.command(`DELETE FROM ${index} WHERE rowid = $number`);

  return {
    /** Makes a row findable by its texts as they are now. */
    add(id: string): void {
      const row = find.get({ id });
      if (!row) return;
      const { number, indexed, ...texts } = row;
      if (indexed) remove({ number });
      const terms = Object.entries(texts).map(([name, text]) => [name, indexTerms(text)] as const);
      insert({ number, ...Object.fromEntries(terms) });
      if (!indexed) mark({ number });
    },

    remove: (number: number): void => {
      remove({ number });
    },

    /**
     * Writes the index anew without what was removed: until then a removed row is not found any more, but its words
     * are still in the file. Takes about a second for 100,000 rows.
     */
    forgetRemoved: (): void => {
      database.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
    },
  };
}

export type TextIndex = ReturnType<typeof createTextIndex>;
