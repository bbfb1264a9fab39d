import * as z from 'zod';
import { messageHitSchema, type ConversationFilter, type MessageHit } from '#shared/ipc/chat.ts';
import { filterSql, type Paging } from './conversationList.ts';
import type { Database, Parameters } from './database.ts';
import { literalMarks, phraseMarks, type Mark } from './search/marks.ts';
import { firstHit, matchExpression, queryPhrases } from './search/phrases.ts';
import { snippet } from './search/snippet.ts';

/**
 * Words that more messages have say too little to rank them by, and it would take long: bm25 reads how long each one
 * is. Then a message's conversation is not looked up one by one either.
 */
const RANKED = 5000;

const ROWS = `SELECT c.id AS conversationId, t.id AS messageId, c.title, t.role,
  t.created_at AS createdAt, t.text
  FROM json_each($hits) AS page JOIN messages AS t ON t.number = page.value
  JOIN conversations AS c ON c.number = t.conversation ORDER BY page.key`;

/** SQL: the number of all hits, and those of a page as JSON. */
const pageOf = (found: string) => `WITH found AS MATERIALIZED (${found})
  SELECT (SELECT count(*) FROM found) AS total,
    (SELECT json_group_array(hit ORDER BY score, hit DESC) FROM
      (SELECT * FROM found ORDER BY score, hit DESC LIMIT $limit OFFSET $offset)) AS hits`;

const CONVERSATION = 'messages AS t JOIN conversations AS c ON c.number = t.conversation';
const ranked = (filter: string) => `SELECT rowid AS hit, bm25(message_index) AS score
  FROM message_index WHERE message_index MATCH $match AND EXISTS (
    SELECT 1 FROM ${CONVERSATION} WHERE t.number = message_index.rowid AND ${filter})`;
/** Without the `+` FTS5 would begin anew for each number. */
const newest = (passes: string) => `SELECT rowid AS hit, 0 AS score
  FROM message_index WHERE message_index MATCH $match AND +rowid ${passes} ORDER BY rowid DESC`;
/** The shorter of two lists, whose building takes most of the time: of what passes, or of what does not. */
const listing = (filter: string, few: boolean) =>
  few
    ? `IN (SELECT t.number FROM ${CONVERSATION} WHERE ${filter})`
    : `NOT IN (SELECT t.number FROM ${CONVERSATION} WHERE (${filter}) IS NOT TRUE)`;
const passFew = (filter: string) =>
  `SELECT total(${filter}) * 2 < count(*) AS value FROM conversations AS c`;
const literal = (filter: string) => `SELECT t.number AS hit, 0 AS score
  FROM ${CONVERSATION} WHERE ${filter} AND instr(t.text, $text)`;

const hitRow = messageHitSchema.omit({ snippet: true, marks: true }).extend({ text: z.string() });
const countRow = z.object({ value: z.number() });
const pageRow = z.object({ total: z.number(), hits: z.string() });

/** Finding messages by their words. */
export function createConversationSearch(database: Database) {
  const rowsOf = database.query(ROWS, hitRow);
  const countUpTo = database.query(
    `SELECT count(*) AS value FROM
      (SELECT 1 FROM message_index WHERE message_index MATCH $match LIMIT $limit)`,
    countRow,
  );

  function page(
    found: string,
    parameters: Parameters,
    where: { first: (text: string) => number | null; marks: (text: string) => Mark[] },
  ): { rows: MessageHit[]; total: number } {
    const { total, hits } = database.query(pageOf(found), pageRow).get(parameters) ?? NONE;
    const rows = rowsOf.all({ hits }).map(({ text, ...row }) => {
      const shown = snippet(text, where.first(text));
      return { ...row, snippet: shown, marks: where.marks(shown) };
    });
    return { rows, total };
  }

  return {
    /**
     * The finished messages that have all words of the query, the best match first and of equal ones the newest (just
     * the newest first, when there are more than 5,000); accents and case do not matter, the last word may be
     * unfinished. A query of symbols only is looked for as it stands, and an empty one finds nothing.
     */
    search(
      query: string,
      filter: ConversationFilter,
      paging: Paging,
    ): { rows: MessageHit[]; total: number } {
      const { sql, parameters } = filterSql(filter);
      const phrases = queryPhrases(query);
      if (phrases.length > 0) {
        const match = matchExpression(phrases);
        const count = countUpTo.get({ match, limit: RANKED + 1 })?.value ?? 0;
        const few = () => database.query(passFew(sql), countRow).get(parameters)?.value === 1;
        const found = count > RANKED ? newest(listing(sql, few())) : ranked(sql);
        return page(
          found,
          { ...parameters, ...paging, match },
          {
            first: (text) => firstHit(text, phrases),
            marks: (text) => phraseMarks(text, phrases),
          },
        );
      }
      const text = query.toWellFormed().trim();
      if (text === '') return { rows: [], total: 0 };
      return page(
        literal(sql),
        { ...parameters, ...paging, text },
        {
          first: (whole) => whole.indexOf(text),
          marks: (shown) => literalMarks(shown, text),
        },
      );
    },
  };
}

const NONE = { total: 0, hits: '[]' };
