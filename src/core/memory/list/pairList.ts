import type { Database, Parameters } from '#core/history/database.ts';
import type { MemoryFilter, MemorySummary } from '#shared/ipc/memory.ts';
import type { MemoryPair } from '../pair.ts';
import { idRow, numberRow, pairRow, SELECT_PAIR } from '../pairRow.ts';
import { conditionOf, createGroups, type Condition } from './filter.ts';
import { hasPhrases, rank } from './hits.ts';
import { summaryOf } from './summary.ts';

/** More hits than that are neither checked for phrases nor ranked. */
const RANKED = 1000;
/** More are not counted where each must be looked at. */
const COUNTED = 100_000;
/** Symbols are looked for in so many of the newest pairs. */
const LITERAL = 50_000;
/** Below this share of all pairs, they are read by their group. */
const FEW = 0.05;

/** Reading the memory by filters, a page at a time, in some tens of milliseconds for a million pairs. */
export function createPairList(database: Database) {
  const groups = createGroups(database);
  const rows = (sql: string, parameters: Parameters) =>
    database.query(`${SELECT_PAIR} ${sql}`, pairRow).all(parameters);
  const count = (sql: string, parameters: Parameters) =>
    database.query(`SELECT count(*) AS value FROM ${sql}`, numberRow).get(parameters)?.value ?? 0;

  function listNewest({ where, parameters, pairs, share }: Condition, page: Page) {
    const index = share < FEW ? 'memory_grouped' : 'memory_newest';
    const from = `memory AS m INDEXED BY ${index} WHERE ${where}`;
    const ids = `SELECT m.id FROM ${from} ORDER BY ${NEWEST} LIMIT $limit OFFSET $offset`;
    return {
      rows: rows(`WHERE m.id IN (${ids}) ORDER BY ${NEWEST}`, { ...parameters, ...page }),
      total: pairs ?? count(from, parameters),
    };
  }

  /** Those of one source together: that is what the user compares. */
  function listDuplicates({ where, parameters }: Condition, { limit, offset }: Page) {
    const order = 'm.source_key, m.created_at DESC, m.id DESC';
    // Looking for them takes tenths of a second for a million pairs: once, not again to count them.
    const all = database
      .query(`SELECT m.id FROM memory AS m WHERE ${where} ORDER BY ${order}`, idRow)
      .all(parameters);
    const ids = JSON.stringify(all.slice(offset, offset + limit).map(({ id }) => id));
    return {
      rows: rows(`WHERE m.id IN (SELECT value FROM json_each($ids)) ORDER BY ${order}`, { ids }),
      total: all.length,
    };
  }

  function listLiteral({ where, literal, parameters }: Condition, page: Page) {
    const hits = `(SELECT m.id FROM
        (SELECT * FROM memory INDEXED BY memory_newest WHERE deleted_at IS NULL
         ORDER BY created_at DESC, id DESC LIMIT ${LITERAL}) AS m
      WHERE ${where} AND (instr(m.source, $literal) OR instr(m.target, $literal)))`;
    const all = { ...parameters, literal };
    const paged = `${hits.slice(0, -1)} ORDER BY ${NEWEST} LIMIT $limit OFFSET $offset)`;
    return {
      rows: rows(`WHERE m.id IN ${paged} ORDER BY ${NEWEST}`, { ...all, ...page }),
      total: count(hits, all),
    };
  }

  function listMatches(condition: Condition, page: Page) {
    const { where, phrases, match } = condition;
    const parameters = { ...condition.parameters, match };
    const hits = `memory_index AS i JOIN memory AS m ON m.id = i.rowid
      WHERE memory_index MATCH $match AND ${where}`;
    const found = (limit: number, offset: number) =>
      rows(
        `WHERE m.id IN (SELECT m.id FROM ${hits} ORDER BY i.rowid DESC LIMIT $limit OFFSET $offset)
         ORDER BY m.id DESC`,
        { ...parameters, limit, offset },
      );
    const first = found(RANKED + 1, 0);
    if (first.length > RANKED) {
      const total = count(`(SELECT 1 FROM ${hits} LIMIT ${COUNTED})`, parameters);
      return { rows: found(page.limit, page.offset), total };
    }
    const ranked = rank(first.filter((pair) => hasPhrases(pair, phrases)));
    return { rows: ranked.slice(page.offset, page.offset + page.limit), total: ranked.length };
  }

  return {
    /**
     * The newest first (duplicates by their sources); with words, pairs that have them all in either text, the shortest
     * first, as most of it is what was looked for. Beyond a thousand hits those added last come first, words that follow
     * each other in the query may stand apart, and `total` ends at a hundred thousand.
     */
    list: (filter: MemoryFilter, page: Page): { rows: MemoryPair[]; total: number } => {
      const condition = conditionOf(filter, groups());
      if (condition.match !== null) return listMatches(condition, page);
      if (condition.literal !== null) return listLiteral(condition, page);
      if (filter.duplicates === true) return listDuplicates(condition, page);
      return listNewest(condition, page);
    },

    /** How many pairs there are, in which languages and where from. */
    summary: (): MemorySummary => summaryOf(groups()),
  };
}

export interface Page {
  limit: number;
  offset: number;
}

const NEWEST = 'm.created_at DESC, m.id DESC';
