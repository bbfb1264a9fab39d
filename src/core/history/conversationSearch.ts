import * as z from 'zod';
import { messageHitSchema, type ConversationFilter, type MessageHit } from '#shared/ipc/chat.ts';
import { filterSql, type Paging } from './conversationList.ts';
import type { Database, Parameters } from './database.ts';
import { literalMarks, phraseMarks, type Mark } from './search/marks.ts';
import { firstHit, matchExpression, queryPhrases } from './search/phrases.ts';
import { snippet } from './search/snippet.ts';

const HIT = `SELECT c.id AS conversationId, t.id AS messageId, c.title, t.role,
  t.created_at AS createdAt, t.text
  FROM messages AS t JOIN conversations AS c ON c.number = t.conversation`;
const PAGE = 'LIMIT $limit OFFSET $offset';
/** What does not pass the filter is rarely much: few conversations wait for being gone. */
const matches = (filter: string) => `message_index MATCH $match AND rowid NOT IN (
  SELECT m.number FROM conversations AS c JOIN messages AS m ON m.conversation = c.number
  WHERE (${filter}) IS NOT TRUE)`;

const hitRow = messageHitSchema.omit({ snippet: true, marks: true }).extend({ text: z.string() });
const countRow = z.object({ value: z.number() });

/** Finding messages by their words. */
export function createConversationSearch(database: Database) {
  function page(
    sql: { rows: string; count: string },
    parameters: Parameters,
    paging: Paging,
    where: { first: (text: string) => number | null; marks: (text: string) => Mark[] },
  ): { rows: MessageHit[]; total: number } {
    const rows = database
      .query(sql.rows, hitRow)
      .all({ ...parameters, ...paging })
      .map(({ text, ...row }) => {
        const shown = snippet(text, where.first(text));
        return { ...row, snippet: shown, marks: where.marks(shown) };
      });
    const total = database.query(sql.count, countRow).get(parameters)?.value ?? 0;
    return { rows, total };
  }

  return {
    /**
     * The finished messages that have all words of the query, the best match first and of equal ones the newest;
     * accents and case do not matter, the last word may be unfinished. A query of symbols only is looked for as it
     * stands, and an empty one finds nothing.
     */
    search(
      query: string,
      filter: ConversationFilter,
      paging: Paging,
    ): { rows: MessageHit[]; total: number } {
      const { sql, parameters } = filterSql(filter);
      const phrases = queryPhrases(query);
      if (phrases.length > 0) {
        const rows = `${HIT} JOIN (
          SELECT rowid AS hit, bm25(message_index) AS score FROM message_index
          WHERE ${matches(sql)} ORDER BY score, rowid DESC ${PAGE}
        ) ON hit = t.number ORDER BY score, hit DESC`;
        const count = `SELECT count(*) AS value FROM message_index WHERE ${matches(sql)}`;
        const match = matchExpression(phrases);
        return page({ rows, count }, { ...parameters, match }, paging, {
          first: (text) => firstHit(text, phrases),
          marks: (text) => phraseMarks(text, phrases),
        });
      }
      const text = query.toWellFormed().trim();
      if (text === '') return { rows: [], total: 0 };
      const found = `${sql} AND instr(t.text, $text)`;
      return page(
        {
          rows: `${HIT} WHERE ${found} ORDER BY t.number DESC ${PAGE}`,
          count: `SELECT count(*) AS value FROM messages AS t
            JOIN conversations AS c ON c.number = t.conversation WHERE ${found}`,
        },
        { ...parameters, text },
        paging,
        {
          first: (whole) => whole.indexOf(text),
          marks: (shown) => literalMarks(shown, text),
        },
      );
    },
  };
}
