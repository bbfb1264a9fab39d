import * as z from 'zod';
import type { ConversationFilter, ConversationRow } from '#shared/ipc/chat.ts';
import { listed, listedRow } from './conversationRows.ts';
import type { Database, Parameters } from './database.ts';
import { MESSAGE_TEXT, wholeText } from './growingText.ts';
import { decodeHead, headOf } from './search/heads.ts';
import { snippet } from './search/snippet.ts';

export interface Paging {
  limit: number;
  offset: number;
}

/** SQL: whether a conversation `c` passes; deleted ones never do. */
export function filterSql(filter: ConversationFilter): { sql: string; parameters: Parameters } {
  const { kind, archived, from, to, since, until } = filter;
  const conditions: [sql: string, name: string, value: string | number | undefined][] = [
    ['c.kind = $kind', 'kind', kind],
    ['c.archived = $archived', 'archived', archived === undefined ? undefined : Number(archived)],
    ["c.origin ->> '$.from' = $from", 'from', from],
    ["c.origin ->> '$.to' = $to", 'to', to],
    ['c.updated_at >= $since', 'since', since],
    ['c.updated_at < $until', 'until', until],
  ];
  const used = conditions.flatMap(([sql, name, value]) =>
    value === undefined ? [] : [{ sql, name, value }],
  );
  return {
    sql: ['c.deleted_at IS NULL', ...used.map(({ sql }) => sql)].join(' AND '),
    parameters: Object.fromEntries(used.map(({ name, value }) => [name, value])),
  };
}

const LISTED = listed(headOf(wholeText(MESSAGE_TEXT)));
const NEWEST =
  'ORDER BY c.pinned DESC, c.updated_at DESC, c.number DESC LIMIT $limit OFFSET $offset';

/** Which conversations there are. */
export function createConversationList(database: Database) {
  const pairs = database.query(
    `SELECT DISTINCT origin ->> '$.from' AS "from", origin ->> '$.to' AS "to"
     FROM conversations WHERE kind = 'revision' AND origin IS NOT NULL AND deleted_at IS NULL`,
    pairRow,
  );
  return {
    /** Pinned ones first, then those that were changed last. */
    list(
      filter: ConversationFilter,
      { limit, offset }: Paging,
    ): { rows: ConversationRow[]; total: number } {
      const { sql, parameters } = filterSql(filter);
      const rows = database
        .query(`${LISTED} WHERE ${sql} ${NEWEST}`, listedRow)
        .all({ ...parameters, limit, offset })
        .map((row) => ({ ...row, snippet: snippet(decodeHead(row.snippet), null) }));
      const count = database
        .query(`SELECT count(*) AS value FROM conversations AS c WHERE ${sql}`, countRow)
        .get(parameters);
      return { rows, total: count?.value ?? 0 };
    },

    /** From which language into which there are revisions. */
    languagePairs: (): { from: string; to: string }[] => pairs.all(),
  };
}

const countRow = z.object({ value: z.number() });
const pairRow = z.object({ from: z.string(), to: z.string() });
