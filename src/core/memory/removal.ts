import { setImmediate } from 'node:timers/promises';
import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { isAlive } from '#core/history/owner.ts';
import type { MemoryFilter } from '#shared/ipc/memory.ts';
import type { createPairWalk } from './list/pairWalk.ts';
import { numberRow } from './pairRow.ts';

export type Removed = { ids: readonly number[] } | { filter: MemoryFilter };

const deletedRow = z.object({ id: z.number(), owner: z.string(), touchedAt: z.number() });
/** Pairs that become gone for good at a time. */
const PURGED = 50;
/** And as many at most while everybody waits for the app to close. */
const PURGED_AT_ONCE = 1000;

export interface RemovalOptions {
  owner: string;
  walk: ReturnType<typeof createPairWalk>;
  /** Drops a pair and its terms. */
  drop: (id: number) => void;
}

/**
 * Deleting that can be undone: a pair is hidden first, and gone from the file later. A million pairs take a while to hide
 * and longer to be gone, so both go by pieces.
 */
export function createRemoval(database: Database, { owner, walk, drop }: RemovalOptions) {
  const hide = database.command(
    `UPDATE memory SET deleted_at = $now, deleted_by = $owner
     WHERE id IN (SELECT value FROM json_each($ids)) AND deleted_at IS NULL`,
  );
  const show = database.command(
    `UPDATE memory SET deleted_at = NULL, deleted_by = NULL WHERE id IN (
       SELECT id FROM memory WHERE deleted_at = $at AND deleted_by = $owner LIMIT 500)`,
  );
  const hidden = database.query(
    `SELECT id, deleted_by AS owner, deleted_at AS touchedAt FROM memory
     WHERE deleted_at IS NOT NULL AND deleted_at NOT IN (SELECT value FROM json_each($keep))
     LIMIT $limit`,
    deletedRow,
  );
  const truncateLog = database.query(
    'PRAGMA wal_checkpoint(TRUNCATE)',
    z.object({ busy: z.number() }),
  );
  const latest = database.query(
    'SELECT coalesce(max(deleted_at), 0) AS value FROM memory WHERE deleted_at IS NOT NULL',
    numberRow,
  );
  const dropGroups = database.command(
    `DELETE FROM memory_groups WHERE pairs = 0
     AND number NOT IN (SELECT group_number FROM memory WHERE deleted_at IS NOT NULL)`,
  );
  /** The time by which those that were deleted last are known; 0 for none. */
  let last = 0;
  /** The times of what is being deleted or restored now. */
  const going = new Set<number>();

  function purge(limit: number, keep: readonly number[]): number {
    return database.transaction(() => {
      const rows = hidden
        .all({ keep: JSON.stringify(keep), limit })
        .filter((row) => row.owner === owner || !isAlive(row.owner, row.touchedAt, owner));
      for (const { id } of rows) drop(id);
      return rows.length;
    });
  }

  return {
    /** Hides pairs; `restore` brings those back that were hidden last. Answers how many there were. */
    async removeWhere(removed: Removed): Promise<number> {
      // Two deletions within a millisecond are two all the same.
      const now = Math.max(Date.now(), (latest.get()?.value ?? 0) + 1);
      const parts = 'ids' in removed ? [removed.ids] : idsOf(walk(removed.filter));
      let count = 0;
      going.add(now);
      try {
        for (const ids of parts) {
          const hidden = hide({ now, owner, ids: JSON.stringify(ids) });
          count += hidden;
          // At once: what was hidden before a fault comes back too.
          if (hidden > 0) last = now;
          await setImmediate();
        }
      } finally {
        going.delete(now);
      }
      return count;
    },

    async restore(): Promise<number> {
      const at = last;
      last = 0;
      if (at === 0) return 0;
      let count = 0;
      going.add(at);
      try {
        for (let shown = show({ at, owner }); shown > 0; shown = show({ at, owner })) {
          count += shown;
          await setImmediate();
        }
      } finally {
        going.delete(at);
      }
      return count;
    },

    /**
     * Makes deleted pairs gone from the file, their words in the index and names of files included: what this process deleted, and what
     * processes deleted that have ended. Of very many, the rest is gone when `purgeRest` was through.
     */
    purgeDeleted: (): number => {
      const count = purge(PURGED_AT_ONCE, []);
      last = 0;
      dropGroups({});
      if (count > 0) truncateLog.get();
      return count;
    },

    /** The same piece by piece, but for what can be restored. */
    purgeRest: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted && purge(PURGED, [last, ...going]) > 0) await setImmediate();
    },
  };
}

function* idsOf(pages: Iterable<readonly { id: number }[]>): Generator<number[]> {
  for (const page of pages) yield page.map(({ id }) => id);
}
