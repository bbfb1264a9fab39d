import type { Database } from '#core/history/database.ts';
import type { PairIndex } from './index/pairIndex.ts';
import { pairKey, sourceKey, type AcceptedPair, type MemoryPair } from './pair.ts';
import { idRow, numberRow, pairRow, SELECT_PAIR } from './pairRow.ts';

/** Puts pairs into the memory and takes them out, with their terms; each call is a transaction, or part of one. */
export function createPairWriter(database: Database, index: PairIndex) {
  const group = database.query(
    `SELECT number AS value FROM memory_groups
     WHERE from_language = $from AND to_language = $to AND origin = $origin`,
    numberRow,
  );
  const newGroup = database.query(
    `INSERT INTO memory_groups (from_language, to_language, origin) VALUES ($from, $to, $origin)
     RETURNING number AS value`,
    numberRow,
  );
  const insert = database.query(
    `INSERT INTO memory (group_number, source_key, pair_key, created_at, source, target)
     VALUES ($group, $sourceKey, $pairKey, $createdAt, $source, $target)
     ON CONFLICT DO NOTHING RETURNING id`,
    idRow,
  );
  const again = `UPDATE memory SET group_number = $group, created_at = $createdAt,
    deleted_at = NULL, deleted_by = NULL WHERE source_key = $sourceKey AND pair_key = $pairKey`;
  const accept = database.command(again);
  const revive = database.command(`${again} AND deleted_at IS NOT NULL`);
  const find = database.query(`${SELECT_PAIR} WHERE m.id = $id AND m.deleted_at IS NULL`, pairRow);
  const any = database.query(`${SELECT_PAIR} WHERE m.id = $id`, pairRow);
  const same = database.query(
    'SELECT id FROM memory WHERE source_key = $sourceKey AND pair_key = $pairKey AND id <> $id',
    idRow,
  );
  const retarget = database.command(
    'UPDATE memory SET target = $target, pair_key = $pairKey WHERE id = $id',
  );
  const drop = database.command('DELETE FROM memory WHERE id = $id');

  function groupOf(pair: Pick<AcceptedPair, 'from' | 'to' | 'origin'>): number {
    const named = { from: pair.from, to: pair.to, origin: pair.origin };
    return group.get(named)?.value ?? newGroup.get(named)?.value ?? 0;
  }

  /** Whether it was not there. */
  function put(pair: Omit<MemoryPair, 'id'>, other: typeof accept): boolean {
    return database.transaction(() => {
      const texts = { source: pair.source.toWellFormed(), target: pair.target.toWellFormed() };
      const { from, to } = pair;
      const row = {
        ...{ ...texts, group: groupOf(pair), createdAt: Math.round(pair.createdAt) },
        ...{ sourceKey: sourceKey(texts.source, to), pairKey: pairKey(texts.target, from) },
      };
      const added = insert.get(row);
      if (!added) return other(row) > 0;
      index.add(added.id, { ...pair, ...texts });
      return true;
    });
  }

  /** A pair that is deleted and not yet gone too. */
  function remove(id: number): void {
    database.transaction(() => {
      const pair = any.get({ id });
      if (!pair) return;
      index.remove(id, pair);
      drop({ id });
    });
  }

  return {
    /** One that is there becomes as new as this. */
    put: (pair: Omit<MemoryPair, 'id'>): void => {
      put(pair, accept);
    },
    /** One that is there stays as it is, and the answer is false then. */
    putNew: (pair: Omit<MemoryPair, 'id'>): boolean => put(pair, revive),
    remove,

    /** Another target for a pair; one that has it already gives way. Null where the pair is gone. */
    change(id: number, target: string): MemoryPair | null {
      return database.transaction(() => {
        const pair = find.get({ id });
        if (!pair) return null;
        const changed = { ...pair, target: target.toWellFormed() };
        const keys = {
          sourceKey: sourceKey(pair.source, pair.to),
          pairKey: pairKey(changed.target, pair.from),
        };
        const other = same.get({ id, ...keys });
        if (other) remove(other.id);
        index.remove(id, pair);
        retarget({ id, target: changed.target, pairKey: keys.pairKey });
        index.add(id, changed);
        return changed;
      });
    },
  };
}

export type PairWriter = ReturnType<typeof createPairWriter>;
