import * as z from 'zod';
import type { Database } from './database.ts';
import { isAlive } from './owner.ts';
import type { TextIndex } from './textIndex.ts';

/** A table whose rows are `running` while `column` grows, and the table of the parts it grows by. */
export interface GrowingTable {
  table: 'translations' | 'messages';
  parts: 'translation_parts' | 'message_parts';
  column: 'target' | 'text';
}

export const TRANSLATION_TARGET: GrowingTable = {
  table: 'translations',
  parts: 'translation_parts',
  column: 'target',
};
export const MESSAGE_TEXT: GrowingTable = {
  table: 'messages',
  parts: 'message_parts',
  column: 'text',
};

const joined = (parts: string, number: string) => `coalesce(
  (SELECT group_concat(text, '' ORDER BY position) FROM ${parts} AS p
   WHERE p.number = ${number}), '')`;

/** SQL: the text of a row of the table, which the query calls `t`; while it grows it lies in parts. */
export const wholeText = ({ parts, column }: GrowingTable): string =>
  `t.${column} || ${joined(parts, 't.number')}`;

const runningRow = z.object({
  number: z.number(),
  id: z.string(),
  owner: z.string(),
  touchedAt: z.number(),
});

/** Text that is saved while it grows: adding to it in place would write all of it again every time. */
export function createGrowingText(
  database: Database,
  { table, parts, column }: GrowingTable,
  { index, owner }: { index: TextIndex; owner: string },
) {
  /** The text of each running row as it lies in the file. */
  const saved = new Map<string, { text: string; parts: number }>();

  const touch = database.command(`
    UPDATE ${table} SET updated_at = $now, total_ms = $totalMs
    WHERE id = $id AND state = 'running'`);
  const addPart = database.command(
    `INSERT INTO ${parts} SELECT number, $position, $text FROM ${table} WHERE id = $id`,
  );
  const dropParts = database.command(
    `DELETE FROM ${parts} WHERE number = (SELECT number FROM ${table} WHERE id = $id)`,
  );
  const running = database.query(
    `SELECT number, id, owner, updated_at AS touchedAt FROM ${table} WHERE state = 'running'`,
    runningRow,
  );
  const interrupt = database.command(`
    UPDATE ${table} SET state = 'interrupted', ${column} = ${joined(parts, '$number')}
    WHERE number = $number`);

  return {
    /** Saves how far it is: the text as given is what a kill -9 leaves. Nothing when the row no longer runs. */
    save(id: string, grown: string, totalMs: number): void {
      const before = saved.get(id) ?? { text: '', parts: 0 };
      const grows = before.parts > 0 && grown.startsWith(before.text);
      const position = grows ? before.parts : 0;
      const text = (grows ? grown.slice(before.text.length) : grown).toWellFormed();
      database.transaction(() => {
        if (touch({ id, now: Date.now(), totalMs: Math.round(totalMs) }) === 0) return;
        if (!grows) dropParts({ id });
        if (text) addPart({ id, position, text });
      });
      saved.set(id, { text: grown, parts: text ? position + 1 : position });
    },

    /** All of `write`, which puts the whole text into its place, and it is searchable; or nothing. */
    finish(id: string, write: () => void): void {
      database.transaction(() => {
        dropParts({ id });
        write();
        index.add(id);
      });
      saved.delete(id);
    },

    /** Forgets a row that was dropped. */
    forget(id: string): void {
      saved.delete(id);
    },

    /**
     * Gives rows whose process ended before they did the state `interrupted`, with the text saved last. Returns how
     * many.
     */
    markInterrupted: (): number => {
      return database.transaction(() => {
        const rows = running.all().filter((row) => !isAlive(row.owner, row.touchedAt, owner));
        for (const { number, id } of rows) {
          interrupt({ number });
          dropParts({ id });
          index.add(id);
        }
        return rows.length;
      });
    },
  };
}
