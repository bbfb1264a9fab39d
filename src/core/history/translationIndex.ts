import * as z from 'zod';
import type { Database } from './database.ts';
import { indexTerms } from './search/indexTerms.ts';

const textRow = z.object({
  number: z.number(),
  indexed: z.number(),
  source: z.string(),
  target: z.string(),
});

/** The words of finished translations. Every call belongs in the transaction that changes the entry. */
export function createTranslationIndex(database: Database) {
  const find = database.query(
    'SELECT number, indexed, source, target FROM translations WHERE id = $id',
    textRow,
  );
  const insert = database.command(
    'INSERT INTO translation_index (rowid, source, target) VALUES ($number, $source, $target)',
  );
  const mark = database.command('UPDATE translations SET indexed = 1 WHERE number = $number');
  const remove = database.command('DELETE FROM translation_index WHERE rowid = $number');

  return {
    /** Makes an entry findable by its texts as they are now. */
    add(id: string): void {
      const entry = find.get({ id });
      if (!entry) return;
      const { number, indexed, source, target } = entry;
      if (indexed) remove({ number });
      insert({ number, source: indexTerms(source), target: indexTerms(target) });
      if (!indexed) mark({ number });
    },

    remove(number: number): void {
      remove({ number });
    },

    /**
     * Writes the index anew without what was removed: until then a removed entry is not found any more, but its words
     * are still in the file. Takes about a second for 100,000 entries.
     */
    forgetRemoved(): void {
      database.exec("INSERT INTO translation_index (translation_index) VALUES ('optimize')");
    },
  };
}

export type TranslationIndex = ReturnType<typeof createTranslationIndex>;
