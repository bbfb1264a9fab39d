import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import type { MemoryMatch } from '#shared/ipc/memory.ts';
import { candidates } from './candidates.ts';
import { INDEXED_CHARACTERS } from './index/indexKeys.ts';
import type { PairIndex } from './index/pairIndex.ts';
import { isOf, type MemoryPair, type Wanted } from './pair.ts';
import { pairRow, SELECT_PAIR } from './pairRow.ts';
import { comparable, similarity, work } from './similarity.ts';

export interface MatchOptions {
  limit: number;
  /** In percent. */
  atLeast: number;
}

/** So many sources are compared with a text. */
const COMPARED = 250;
/** And no further ones after so much work (see `work`): some milliseconds. */
const MOST_WORK = 50_000_000;
const sourceRow = z.object({
  id: z.number(),
  source: z.string(),
  from: z.string(),
  to: z.string(),
});

/**
 * Looks for what is like a text: first the pairs that share its rarest terms, then how similar they are. Synchronous
 * and bounded, whatever the text and however many pairs there are. `exact` finds the pairs of exactly this text.
 */
export function createMatches(
  database: Database,
  index: PairIndex,
  exact: (wanted: Wanted) => MemoryPair[],
) {
  const listed = 'm.deleted_at IS NULL AND m.id IN (SELECT value FROM json_each($ids))';
  const sources = database.query(
    `SELECT m.id, m.source, g.from_language AS "from", g.to_language AS "to" FROM memory AS m
       JOIN memory_groups AS g ON g.number = m.group_number WHERE ${listed}`,
    sourceRow,
  );
  const pairs = database.query(`${SELECT_PAIR} WHERE ${listed}`, pairRow);

  /** The scores of similar pairs by their ids. */
  function scoresOf({ source, from, to }: Wanted, atLeast: number): Map<number, number> {
    const scores = new Map<number, number>();
    if (source.length > INDEXED_CHARACTERS) return scores;
    const options = { limit: COMPARED, share: Math.max(0.5, atLeast / 100) };
    const ids = candidates(index, { source, to }, options);
    const order = new Map(ids.map((id, place) => [id, place]));
    const rows = sources
      .all({ ids: JSON.stringify(ids) })
      .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    const wanted = comparable(source);
    let worked = 0;
    for (const row of rows) {
      // Terms of another target language may have the same key.
      if (!isOf(row, { from, to })) continue;
      const other = comparable(row.source);
      const needed = work(wanted, other);
      if (worked + needed > MOST_WORK) continue;
      worked += needed;
      const score = similarity(wanted, other);
      if (score >= atLeast) scores.set(row.id, score);
    }
    return scores;
  }

  /** Pairs whose sources are like the text, the most similar first and of equal ones the newest. */
  return (wanted: Wanted, { limit, atLeast }: MatchOptions): MemoryMatch[] => {
    const source = wanted.source.toWellFormed();
    const same = exact({ ...wanted, source });
    const scores = new Map(same.map(({ id }) => [id, 100]));
    if (same.length < limit)
      for (const [id, score] of scoresOf({ ...wanted, source }, atLeast))
        if (!scores.has(id)) scores.set(id, score);
    const best = [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, limit * 2);
    const ids = JSON.stringify(best.map(([id]) => id));
    return pairs
      .all({ ids })
      .map((pair) => ({ ...pair, score: scores.get(pair.id) ?? 0 }))
      .sort((a, b) => b.score - a.score || b.createdAt - a.createdAt || b.id - a.id)
      .slice(0, limit);
  };
}
