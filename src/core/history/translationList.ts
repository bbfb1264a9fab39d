import * as z from 'zod';
import { historyEntrySchema, type HistoryEntry, type HistoryRow } from '#shared/ipc/history.ts';
import type { Database, Parameters } from './database.ts';
import { TRANSLATION_TARGET, wholeText } from './growingText.ts';
import { decodeHead, headOf } from './search/heads.ts';
import { firstHit, matchExpression, queryPhrases, type Phrase } from './search/phrases.ts';
import { snippet } from './search/snippet.ts';

export interface HistoryQuery {
  query: string;
  limit: number;
  offset: number;
}

const TARGET = wholeText(TRANSLATION_TARGET);
const COLUMNS = `id, from_language AS "from", to_language AS "to", model, state,
  created_at AS createdAt, total_ms AS totalMs`;
const ENTRY = `SELECT ${COLUMNS}, source, ${TARGET} AS target FROM translations AS t`;
const HEAD = `SELECT ${COLUMNS}, ${headOf('source')} AS source, ${headOf(TARGET)} AS target
  FROM translations AS t`;

const PAGE = 'LIMIT $limit OFFSET $offset';
const NEWEST = `ORDER BY created_at DESC, number DESC ${PAGE}`;
const LITERAL = 'deleted_at IS NULL AND (instr(source, $text) OR instr(target, $text))';
const MATCH = `translation_index MATCH $match
  AND rowid NOT IN (SELECT number FROM translations WHERE deleted_at IS NOT NULL)`;

const headSchema = historyEntrySchema.extend({
  source: z.instanceof(Uint8Array),
  target: z.instanceof(Uint8Array),
});
const countRow = z.object({ value: z.number() });

/** Reading the history: a list with snippets, a search, and one entry whole. */
export function createTranslationList(database: Database) {
  const entry = database.query(
    `${ENTRY} WHERE id = $id AND deleted_at IS NULL`,
    historyEntrySchema,
  );
  const newest = database.query(`${HEAD} WHERE deleted_at IS NULL ${NEWEST}`, headSchema);
  const newestCount = database.query(
    'SELECT count(*) AS value FROM translations WHERE deleted_at IS NULL',
    countRow,
  );
  const literal = database.query(`${ENTRY} WHERE ${LITERAL} ${NEWEST}`, historyEntrySchema);
  const literalCount = database.query(
    `SELECT count(*) AS value FROM translations WHERE ${LITERAL}`,
    countRow,
  );
  // Numbers grow with time, and ordering by them needs no look at the entries that are not shown.
  const match = database.query(
    `${ENTRY} JOIN (
       SELECT rowid AS hit, bm25(translation_index) AS score FROM translation_index
       WHERE ${MATCH} ORDER BY score, rowid DESC ${PAGE}
     ) ON hit = t.number ORDER BY score, hit DESC`,
    historyEntrySchema,
  );
  const matchCount = database.query(
    `SELECT count(*) AS value FROM translation_index WHERE ${MATCH}`,
    countRow,
  );

  const ids = database.query(
    'SELECT id FROM translations WHERE deleted_at IS NULL ORDER BY created_at, number',
    z.object({ id: z.string() }),
  );

  const found = (entry: HistoryEntry, hitIn: (text: string) => number | null): HistoryRow => {
    const { source, target, ...row } = entry;
    return {
      ...row,
      sourceSnippet: snippet(source, hitIn(source)),
      targetSnippet: snippet(target, hitIn(target)),
    };
  };
  const page = (rows: HistoryRow[], count: typeof newestCount, parameters?: Parameters) => ({
    rows,
    total: count.get(parameters)?.value ?? 0,
  });

  function listNewest(paging: { limit: number; offset: number }) {
    const rows = newest.all(paging).map(({ source, target, ...row }) => ({
      ...row,
      sourceSnippet: snippet(decodeHead(source), null),
      targetSnippet: snippet(decodeHead(target), null),
    }));
    return page(rows, newestCount);
  }

  function listLiteral(text: string, paging: { limit: number; offset: number }) {
    const hitIn = (where: string) => nullIfMissing(where.indexOf(text));
    const rows = literal.all({ text, ...paging }).map((entry) => found(entry, hitIn));
    return page(rows, literalCount, { text });
  }

  function listMatches(phrases: readonly Phrase[], paging: { limit: number; offset: number }) {
    const expression = { match: matchExpression(phrases) };
    const hitIn = (where: string) => firstHit(where, phrases);
    const rows = match.all({ ...expression, ...paging }).map((entry) => found(entry, hitIn));
    return page(rows, matchCount, expression);
  }

  return {
    /**
     * Without a query everything, newest first. With words, the finished entries that have them all in either text,
     * the best match first and of equal ones the newest; accents and case do not matter, the last word may be
     * unfinished. A query of symbols only is looked for as it stands.
     */
    list({ query, limit, offset }: HistoryQuery): { rows: HistoryRow[]; total: number } {
      const phrases = queryPhrases(query);
      const text = query.toWellFormed().trim();
      if (phrases.length > 0) return listMatches(phrases, { limit, offset });
      return text ? listLiteral(text, { limit, offset }) : listNewest({ limit, offset });
    },

    /** One entry with its whole texts; null when there is none or it is deleted. */
    get: (id: string): HistoryEntry | null => entry.get({ id }) ?? null,

    /** Those of all entries, oldest first. */
    ids: (): string[] => ids.all().map(({ id }) => id),
  };
}

const nullIfMissing = (index: number): number | null => (index < 0 ? null : index);
