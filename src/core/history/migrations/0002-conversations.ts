import type { Database } from '../database.ts';

/**
 * Conversations, whose messages are a tree: an edited message and an answer asked for again are further children of the
 * same parent, and `leaf` is the end of the branch that is shown. As in version 1, long texts stand last, text that
 * grows lies in parts, and the index holds terms only; with `prefix` also the first characters of terms, because one
 * character, Chinese or a letter, begins thousands of them.
 *
 * A parent is never dropped by itself: a cascade along the branch would be as deep as the conversation is long, and
 * SQLite stops at a thousand.
 */
export function conversations(database: Database): void {
  database.exec(`
    CREATE TABLE conversations (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('chat', 'revision')),
      title TEXT NOT NULL DEFAULT '',
      temperature REAL NOT NULL,
      seed INTEGER,
      pinned INTEGER NOT NULL DEFAULT 0,
      archived INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      leaf INTEGER REFERENCES messages,
      deleted_at INTEGER,
      deleted_by TEXT,
      system TEXT,
      origin TEXT
    ) STRICT;

    CREATE INDEX conversations_newest ON conversations (pinned, updated_at, number)
      WHERE deleted_at IS NULL;
    CREATE INDEX conversations_deleted ON conversations (number) WHERE deleted_at IS NOT NULL;
    CREATE INDEX conversations_leaf ON conversations (leaf);

    CREATE TABLE messages (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      conversation INTEGER NOT NULL REFERENCES conversations,
      parent INTEGER REFERENCES messages,
      role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed', 'interrupted')),
      model TEXT NOT NULL DEFAULT '',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      total_ms INTEGER NOT NULL DEFAULT 0,
      owner TEXT NOT NULL,
      indexed INTEGER NOT NULL DEFAULT 0,
      text TEXT NOT NULL DEFAULT ''
    ) STRICT;

    CREATE INDEX messages_conversation ON messages (conversation, number);
    CREATE INDEX messages_parent ON messages (parent);
    CREATE INDEX messages_running ON messages (number) WHERE state = 'running';

    CREATE TABLE message_parts (
      number INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (number, position)
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE message_index USING fts5(
      text, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1'
    );
  `);
}
