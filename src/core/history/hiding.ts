import * as z from 'zod';
import type { Database } from './database.ts';
import { isAlive } from './owner.ts';

const deletedRow = z.object({ number: z.number(), owner: z.string(), touchedAt: z.number() });

export interface HidingOptions {
  table: 'translations' | 'conversations' | 'document_jobs';
  owner: string;
  /** Drops a row and what belongs to it. */
  drop: (number: number) => void;
  /** Makes the words of what was dropped gone from the index. */
  forgetRemoved: () => void;
}

/** Deleting that can be undone: a row is hidden first, and gone from the file later. */
export function createHiding(database: Database, options: HidingOptions) {
  const { table, owner, drop, forgetRemoved } = options;
  const hide = database.command(`
    UPDATE ${table} SET deleted_at = $now, deleted_by = $owner
    WHERE id = $id AND deleted_at IS NULL`);
  const show = database.command(
    `UPDATE ${table} SET deleted_at = NULL, deleted_by = NULL WHERE id = $id`,
  );
  const deleted = database.query(
    `SELECT number, deleted_by AS owner, deleted_at AS touchedAt FROM ${table}
     WHERE deleted_at IS NOT NULL`,
    deletedRow,
  );
  const find = database.query(
    `SELECT number AS value FROM ${table} WHERE id = $id`,
    z.object({ value: z.number() }),
  );
  const truncateLog = database.query(
    'PRAGMA wal_checkpoint(TRUNCATE)',
    z.object({ busy: z.number() }),
  );

  return {
    /** Whether there is such an entry, hidden or not. */
    has: (id: string): boolean => find.get({ id }) !== undefined,

    /** Hides an entry; `restore` brings it back until `purgeDeleted`. */
    delete(id: string): void {
      hide({ id, owner, now: Date.now() });
    },

    restore(id: string): void {
      show({ id });
    },

    /** Drops an entry that is not worth keeping, at once and without a way back. */
    remove(id: string): void {
      database.transaction(() => {
        const found = find.get({ id });
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
        if (rows.length > 0) forgetRemoved();
        return rows.length;
      });
      // A reader in another process may keep the log: it is emptied when the last process closes the file.
      if (count > 0) truncateLog.get();
      return count;
    },
  };
}
