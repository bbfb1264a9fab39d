import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { LATEST_VERSION, migrate, MIGRATIONS } from '#core/history/migrate.ts';
import { memory } from '#core/history/migrations/0003-memory.ts';
import { useTempHistory } from '#core/history/testing/tempHistory.ts';
import { createMemoryStore } from './memoryStore.ts';

const temp = useTempHistory();
/** The version before the memory had an index. */
const BEFORE = 6;

/** A history of that version. */
function oldHistory(): Database {
  const database = temp.open();
  for (const table of ['memory_index', 'memory_terms', 'memory', 'memory_groups'])
    database.exec(`DROP TABLE ${table}`);
  memory(database);
  database.exec(`PRAGMA user_version = ${BEFORE}`);
  return database;
}

function fill(database: Database, ...pairs: [from: string, to: string, text: string][]): void {
  const insert = database.command(`INSERT INTO memory
    (from_language, to_language, origin, created_at, source, target)
    VALUES ($from, $to, 'a.docx', 5, $text, $text || '!')`);
  database.transaction(() => {
    for (const [from, to, text] of pairs) insert({ from, to, text });
  });
}
const numberIn = (database: Database, sql: string) =>
  database.query(`SELECT ${sql} AS value`, z.object({ value: z.number() })).get()?.value;

const versionOf = (database: Database) =>
  numberIn(database, '(SELECT user_version FROM pragma_user_version)');

describe('the memory of an earlier version', () => {
  it('is there with its numbers and dates, can be searched, and is there once', () => {
    const database = oldHistory();
    fill(database, ['zh', 'en', '今天天气很好。'], ['auto', 'de', 'Hello'], ['en', 'zh', 'x']);
    // The same pair, its language spelled otherwise.
    fill(database, ['en', 'zh-Hans', 'x']);
    migrate(database);
    expect(versionOf(database)).toBe(LATEST_VERSION);
    const store = createMemoryStore(database);
    const created = { origin: 'a.docx', createdAt: 5 };
    expect([...store.all()]).toEqual([
      {
        id: 1,
        source: '今天天气很好。',
        target: '今天天气很好。!',
        from: 'zh',
        to: 'en',
        ...created,
      },
      { id: 2, source: 'Hello', target: 'Hello!', from: 'auto', to: 'de', ...created },
      { id: 3, source: 'x', target: 'x!', from: 'en', to: 'zh', ...created },
    ]);
    expect(store.list({ query: '天气' }, { limit: 9, offset: 0 }).total).toBe(1);
    const wanted = { source: '今天天气真好。', from: 'zh', to: 'en' };
    expect(store.matches(wanted, { limit: 3, atLeast: 60 })).toMatchObject([{ id: 1, score: 83 }]);
  });

  it('is as it was when the step to this one is interrupted', () => {
    const database = oldHistory();
    fill(
      database,
      ...Array.from({ length: 1200 }, (_, at): [string, string, string] => ['en', 'de', `s${at}`]),
    );
    const steps = MIGRATIONS.slice(0, BEFORE);
    const interrupted = (half: Database) => {
      MIGRATIONS[BEFORE]?.(half);
      throw new Error('interrupted');
    };
    expect(() => {
      migrate(database, [...steps, interrupted]);
    }).toThrow('interrupted');
    expect(versionOf(database)).toBe(BEFORE);
    expect(numberIn(database, '(SELECT count(from_language) FROM memory)')).toBe(1200);
    migrate(database);
    expect(createMemoryStore(database).summary().pairs).toBe(1200);
  });
});
