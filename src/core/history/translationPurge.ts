import * as z from 'zod';
import type { Database } from './database.ts';
import { isAlive } from './owner.ts';
import type { TranslationIndex } from './translationIndex.ts';

const runningRow = z.object({
  number: z.number(),
  id: z.string(),
  owner: z.string(),
  touchedAt: z.number(),
});
const deletedRow = z.object({ number: z.number(), owner: z.string(), touchedAt: z.number() });

/** What has to be tidied up: entries to be gone for good, and those whose process ended before they did. */
export function createTranslationPurge(database: Database, index: TranslationIndex, owner: string) {
  const number = database.query(
    'SELECT number AS value FROM translations WHERE id = $id',
    z.object({ value: z.number() }),
  );
  const deleted = database.query(
    `SELECT number, deleted_by AS owner, deleted_at AS touchedAt FROM translations
     WHERE deleted_at IS NOT NULL`,
    deletedRow,
  );
  const running = database.query(
    `SELECT number, id, owner, updated_at AS touchedAt FROM translations WHERE state = 'running'`,
    runningRow,
  );
  const join = database.command(`
    UPDATE translations SET state = 'interrupted', target = coalesce(
      (SELECT group_concat(text, '' ORDER BY position) FROM translation_parts
       WHERE number = $number), '')
    WHERE number = $number`);
  const dropParts = database.command('DELETE FROM translation_parts WHERE number = $number');
  const dropRow = database.command('DELETE FROM translations WHERE number = $number');
  const truncateLog = database.query(
    'PRAGMA wal_checkpoint(TRUNCATE)',
    z.object({ busy: z.number() }),
  );

  const drop = (number: number) => {
    index.remove(number);
    dropRow({ number });
  };

  return {
    /** Drops an entry that is not worth keeping, at once and without a way back. */
    remove(id: string): void {
      database.transaction(() => {
        const found = number.get({ id });
        if (found) drop(found.value);
      });
    },

    /**
     * Makes deleted entries gone from the file, their words in the index included: what this process deleted, and what
     * processes deleted that have ended. Backups made by a migration are not touched. Returns how many.
     */
    purgeDeleted(): number {
      const count = database.transaction(() => {
        const rows = deleted
          .all()
          .filter((row) => row.owner === owner || !isAlive(row.owner, row.touchedAt, owner));
        for (const row of rows) drop(row.number);
        if (rows.length > 0) index.forgetRemoved();
        return rows.length;
      });
      // A reader in another process may keep the log: it is emptied when the last process closes the file.
      if (count > 0) truncateLog.get();
      return count;
    },

    /**
     * Gives translations whose process ended before they did the state `interrupted`, with the text saved last.
     * Returns how many.
     */
    markInterrupted(): number {
      return database.transaction(() => {
        const rows = running.all().filter((row) => !isAlive(row.owner, row.touchedAt, owner));
        for (const row of rows) {
          join({ number: row.number });
          dropParts({ number: row.number });
          index.add(row.id);
        }
        return rows.length;
      });
    },
  };
}
