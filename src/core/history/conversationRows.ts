import * as z from 'zod';
import {
  conversationRowSchema,
  conversationSchema,
  messageSchema,
  originSchema,
} from '#shared/ipc/chat.ts';
import { MESSAGE_TEXT, wholeText } from './growingText.ts';

const flag = z.number().transform((value) => value !== 0);

const originJson = z
  .string()
  .nullable()
  .transform((text, context) => {
    const origin = originSchema.nullable().safeParse(parseJson(text));
    if (origin.success) return origin.data;
    context.addIssue({ code: 'custom', message: 'not an origin' });
    return z.NEVER;
  });

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The schemas of rows that `CONVERSATION`, `MESSAGE` and `LISTED` give. */
export const conversationRow = conversationSchema.extend({
  pinned: flag,
  archived: flag,
  origin: originJson,
});
export const messageRow = messageSchema;
export const listedRow = conversationRowSchema.extend({
  pinned: flag,
  archived: flag,
  snippet: z.instanceof(Uint8Array),
});

const SHARED_COLUMNS = `c.id, c.kind, c.title, c.pinned, c.archived, c.created_at AS createdAt,
  c.updated_at AS updatedAt`;

export const CONVERSATION = `SELECT ${SHARED_COLUMNS}, c.system, c.temperature, c.seed, c.origin,
  (SELECT id FROM messages WHERE number = c.leaf) AS leafId
  FROM conversations AS c`;

export const MESSAGE = `SELECT t.id, t.role, t.state, t.model, t.created_at AS createdAt,
  t.total_ms AS totalMs, (SELECT id FROM messages WHERE number = t.parent) AS parentId,
  ${wholeText(MESSAGE_TEXT)} AS text
  FROM messages AS t`;

/** `snippet` being the SQL of the beginning of the text of a message `t`. */
export const listed = (snippet: string): string => `SELECT ${SHARED_COLUMNS},
  c.origin ->> '$.from' AS "from", c.origin ->> '$.to' AS "to",
  coalesce((SELECT ${snippet} FROM messages AS t WHERE t.number = c.leaf), x'') AS snippet
  FROM conversations AS c`;

/** What a message is found by: with the first one, the title of its conversation. */
export const FOUND_TEXT = `text || coalesce((
  SELECT char(10) || c.title FROM conversations AS c WHERE c.number = messages.conversation
  AND messages.number = (SELECT min(m.number) FROM messages AS m WHERE m.conversation = c.number)
), '')`;
