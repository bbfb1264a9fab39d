import type { Database } from '#core/history/database.ts';
import type { MemoryFilter } from '#shared/ipc/memory.ts';
import type { MemoryPair } from '../pair.ts';
import { numberRow, pairRow, SELECT_PAIR } from '../pairRow.ts';
import { conditionOf, createGroups } from './filter.ts';
import { hasPhrases } from './hits.ts';

/** Pairs that are read at a time: main is free in between. */
const PAGE = 200;
/** Pairs that are looked through for a page: of a rare kind it has few, or none. */
const LOOKED_AT = 5000;

/** Walks through all pairs of a filter in the order of their numbers. */
export function createPairWalk(database: Database) {
  const groups = createGroups(database);
  const last = database.query('SELECT coalesce(max(id), 0) AS value FROM memory', numberRow);

  /** A few hundred at a time, or none for a while; what is added meanwhile does not come. */
  return function* walk(filter: MemoryFilter): Generator<MemoryPair[]> {
    const { where, match, literal, phrases, parameters } = conditionOf(filter, groups());
    const words =
      match === null
        ? ''
        : 'AND m.id IN (SELECT rowid FROM memory_index WHERE memory_index MATCH $match AND rowid > $after AND rowid <= $until)';
    const symbols =
      literal === null ? '' : 'AND (instr(m.source, $literal) OR instr(m.target, $literal))';
    const page = database.query(
      `${SELECT_PAIR} WHERE m.id > $after AND m.id <= $until AND ${where} ${words} ${symbols}
       ORDER BY m.id LIMIT ${PAGE}`,
      pairRow,
    );
    const end = last.get()?.value ?? 0;
    let after = 0;
    while (after < end) {
      const until = Math.min(end, after + LOOKED_AT);
      const pairs = page.all({ ...parameters, match, literal, after, until });
      after = pairs.length < PAGE ? until : (pairs.at(-1)?.id ?? until);
      yield pairs.filter((pair) => hasPhrases(pair, phrases));
    }
  };
}
