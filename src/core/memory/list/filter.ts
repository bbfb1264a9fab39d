import * as z from 'zod';
import type { Database, Parameters } from '#core/history/database.ts';
import { matchExpression, queryPhrases, type Phrase } from '#core/history/search/phrases.ts';
import type { MemoryFilter } from '#shared/ipc/memory.ts';
import { languageCode } from '../pair.ts';

/** A filter as SQL over `memory AS m`. */
export interface Condition {
  /** What a pair must be. */
  where: string;
  /** FTS5's expression for the words; null without any. */
  match: string | null;
  /** Words that must stand next to each other, which the index cannot tell. */
  phrases: readonly Phrase[];
  /** A query of symbols only, which the index does not have. */
  literal: string | null;
  parameters: Parameters;
  /** How many pairs there are in these languages and from this origin; null where the filter asks for more than that. */
  pairs: number | null;
  /** How many of all pairs those are, from 0 to 1. */
  share: number;
}

const groupRow = z.object({
  number: z.number(),
  from: z.string(),
  to: z.string(),
  origin: z.string(),
  pairs: z.number(),
});
export type MemoryGroup = z.infer<typeof groupRow>;

/** What many pairs have in common, and how many pairs those are. */
export function createGroups(database: Database): () => MemoryGroup[] {
  const groups = database.query(
    `SELECT number, from_language AS "from", to_language AS "to", origin, pairs
     FROM memory_groups WHERE pairs > 0`,
    groupRow,
  );
  return () => groups.all();
}

/** Keys of several pairs; an index answers it without looking at texts. */
const DUPLICATES = `m.source_key IN (
    SELECT source_key FROM memory GROUP BY source_key HAVING count(*) > 1)
  AND EXISTS (SELECT 1 FROM memory AS o
    WHERE o.source_key = m.source_key AND o.id <> m.id AND o.deleted_at IS NULL)`;

export function conditionOf(filter: MemoryFilter, groups: readonly MemoryGroup[]): Condition {
  const { from, to, origin, since, before, duplicates = false } = filter;
  const chosen = groups.filter(
    (group) =>
      isLanguage(group.from, from) &&
      isLanguage(group.to, to) &&
      (origin === undefined || group.origin === origin),
  );
  const parts = ['m.deleted_at IS NULL'];
  const parameters: Record<string, string | number> = {};
  if (chosen.length < groups.length) {
    parts.push('m.group_number IN (SELECT value FROM json_each($groups))');
    parameters.groups = JSON.stringify(chosen.map(({ number }) => number));
  }
  if (since !== undefined) {
    parts.push('m.created_at >= $since');
    parameters.since = since;
  }
  if (before !== undefined) {
    parts.push('m.created_at < $before');
    parameters.before = before;
  }
  if (duplicates) parts.push(DUPLICATES);

  const phrases = queryPhrases(filter.query);
  const text = filter.query.toWellFormed().trim();
  const pairs = sum(chosen);
  const plain = text === '' && since === undefined && before === undefined && !duplicates;
  return {
    where: parts.join(' AND '),
    match: phrases.length > 0 ? wordsExpression(phrases) : null,
    phrases: phrases.filter(({ terms }) => terms.length > 1),
    literal: phrases.length === 0 && text !== '' ? text : null,
    parameters,
    pairs: plain ? pairs : null,
    share: pairs / Math.max(1, sum(groups)),
  };
}

/** The index has no places, so that a phrase becomes its words. */
function wordsExpression(phrases: readonly Phrase[]): string {
  const words = phrases.flatMap(({ terms, prefix }) =>
    terms.map((term, at): Phrase => ({
      terms: [term],
      prefix: prefix && at === terms.length - 1,
    })),
  );
  return matchExpression(words);
}

const isLanguage = (one: string, wanted: string | undefined): boolean =>
  wanted === undefined || one === wanted || languageCode(one) === languageCode(wanted);

const sum = (groups: readonly MemoryGroup[]): number =>
  groups.reduce((all, { pairs }) => all + pairs, 0);
