import * as z from 'zod';
import { CONVERSATION, conversationRow, MESSAGE, messageRow } from './conversationRows.ts';
import type { Database } from './database.ts';

const numberRow = z.object({ number: z.number() });

/** The SQL of the store of conversations. */
export function conversationStatements(database: Database) {
  return {
    messageNumbers: database.query(
      'SELECT number FROM messages WHERE conversation = $number',
      numberRow,
    ),
    dropLeaf: database.command('UPDATE conversations SET leaf = NULL WHERE number = $number'),
    dropMessages: database.command('DELETE FROM messages WHERE conversation = $number'),
    dropRow: database.command('DELETE FROM conversations WHERE number = $number'),
    conversation: database.query(
      `${CONVERSATION} WHERE c.id = $id AND c.deleted_at IS NULL`,
      conversationRow,
    ),
    messages: database.query(
      `${MESSAGE} JOIN conversations AS c ON c.number = t.conversation
       WHERE c.id = $id AND c.deleted_at IS NULL ORDER BY t.number`,
      messageRow,
    ),
    firstMessage: database.query(
      `SELECT m.id, m.text FROM messages AS m JOIN conversations AS c ON c.number = m.conversation
       WHERE c.id = $id ORDER BY m.number LIMIT 1`,
      z.object({ id: z.string(), text: z.string() }),
    ),
    ids: database.query(
      'SELECT id FROM conversations WHERE deleted_at IS NULL ORDER BY number',
      z.object({ id: z.string() }),
    ),
    insert: database.command(`
      INSERT INTO conversations
        (id, kind, title, temperature, seed, pinned, archived, created_at, updated_at, system, origin)
      VALUES ($id, $kind, $title, $temperature, $seed, $pinned, $archived, $createdAt, $updatedAt,
        $system, $origin)`),
    change: database.command(`
      UPDATE conversations SET title = $title, temperature = $temperature, seed = $seed,
        pinned = $pinned, archived = $archived, system = $system
      WHERE id = $id`),
    insertMessage: database.command(`
      INSERT INTO messages (id, conversation, parent, role, state, model, created_at, updated_at,
        total_ms, owner, text)
      SELECT $id, c.number, p.number, $role, $state, $model, $createdAt, $now, $totalMs, $owner, $text
      FROM conversations AS c LEFT JOIN messages AS p ON p.id = $parentId AND p.conversation = c.number
      WHERE c.id = $conversationId AND ($parentId IS NULL OR p.number IS NOT NULL)`),
    complete: database.command(`
      UPDATE messages SET state = $state, model = $model, updated_at = $now, total_ms = $totalMs,
        text = $text
      WHERE id = $id`),
    setLeaf: database.command(`
      UPDATE conversations SET updated_at = $now, leaf =
        (SELECT m.number FROM messages AS m WHERE m.id = $leafId AND m.conversation = conversations.number)
      WHERE id = $id`),
    childless: database.query(
      `SELECT number FROM messages AS m WHERE id = $id
       AND NOT EXISTS (SELECT 1 FROM messages WHERE parent = m.number)`,
      numberRow,
    ),
    dropMessage: database.command('DELETE FROM messages WHERE number = $number'),
  };
}
