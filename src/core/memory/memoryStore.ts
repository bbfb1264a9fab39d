import type { Database } from '#core/history/database.ts';
import { thisProcess } from '#core/history/owner.ts';
import { createPairIndex } from './index/pairIndex.ts';
import { createPairList } from './list/pairList.ts';
import { createPairWalk } from './list/pairWalk.ts';
import { createMatches } from './matches.ts';
import { isOf, sourceKey, type AcceptedPair, type MemoryPair, type Wanted } from './pair.ts';
import { pairRow, SELECT_PAIR } from './pairRow.ts';
import { createPairWriter } from './pairWriter.ts';
import { createRemoval, type Removed } from './removal.ts';
import { createExport } from './transfer/exportPairs.ts';
import { createImport, type ImportOptions } from './transfer/importPairs.ts';
import type { ImportResult } from './transfer/transfer.ts';

export interface MemoryStoreOptions {
  /** Who deletes; this process if nobody is told. */
  owner?: string;
  /** Called when pairs were added, changed, deleted or restored. */
  onChanged?: () => void;
}

/**
 * The translation memory. Each call is committed when it returns; texts are stored as given, except that half a
 * surrogate pair becomes U+FFFD. Errors: those of reading and writing.
 */
export function createMemoryStore(database: Database, options: MemoryStoreOptions = {}) {
  const { owner = thisProcess, onChanged = () => undefined } = options;
  const index = createPairIndex(database);
  const writer = createPairWriter(database, index);
  const walk = createPairWalk(database);
  const list = createPairList(database);
  const importFile = createImport(database, writer);
  const removal = createRemoval(database, { owner, walk, drop: writer.remove });
  const ofSource = database.query(
    `${SELECT_PAIR} WHERE m.source_key = $key AND m.source = $source AND m.deleted_at IS NULL
     ORDER BY m.created_at DESC, m.id DESC`,
    pairRow,
  );

  function find({ source, from, to }: Wanted): MemoryPair[] {
    const text = source.toWellFormed();
    const pairs = ofSource.all({ key: sourceKey(text, to), source: text });
    return pairs.filter((pair) => isOf(pair, { from, to }));
  }

  function telling<T>(result: T): T {
    onChanged();
    return result;
  }

  return {
    /** The same pair accepted again is there once, as new as the second time. */
    add(pair: AcceptedPair): void {
      const target = pair.target.toWellFormed();
      const { from, to } = find(pair).find((known) => known.target === target) ?? pair;
      writer.put({ ...pair, from, to, createdAt: Date.now() });
      onChanged();
    },

    /** Takes in a pair that was accepted elsewhere; one that is there stays as it is, and the answer is false then. */
    addNew: (pair: Omit<MemoryPair, 'id'>): boolean => writer.putNew(pair),

    /**
     * The translations of exactly this text, the one accepted last first. Languages are the same however they are spelled
     * (`zh`, `zh-Hans`); a source language that nobody told may be any.
     */
    find,

    /** Pairs whose sources are like the text (see `similarity`), the most similar first. */
    matches: createMatches(database, index, find),

    ...list,

    /** Every pair, read a few hundred at a time. */
    *all(): Generator<MemoryPair> {
      for (const pairs of walk({ query: '' })) yield* pairs;
    },

    /** Another target for a pair; one that has it already gives way. Null where the pair is gone. */
    change: (id: number, target: string): MemoryPair | null => telling(writer.change(id, target)),

    /** Forgets a pair, at once and without a way back. */
    remove(id: number): void {
      writer.remove(id);
      onChanged();
    },

    removeWhere: async (removed: Removed): Promise<number> =>
      telling(await removal.removeWhere(removed)),
    restore: async (): Promise<number> => telling(await removal.restore()),

    async importFile(file: string, options?: ImportOptions): Promise<ImportResult> {
      try {
        return await importFile(file, options);
      } finally {
        onChanged();
      }
    },
    ...createExport({ walk, list: list.list }),

    purgeDeleted: removal.purgeDeleted,
    purgeRest: removal.purgeRest,
  };
}

export type MemoryStore = ReturnType<typeof createMemoryStore>;
