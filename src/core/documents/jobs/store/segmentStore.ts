import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { readableText, type Content } from '#shared/content.ts';
import type { DocumentFlag, DocumentSegment } from '#shared/ipc/documents.ts';
import type { ReadUnit } from '../../worker/messages.ts';
import {
  SEGMENT,
  segmentRow,
  WRITTEN,
  writtenRow,
  type SegmentRow,
  type WrittenRow,
} from './segmentRow.ts';

export interface SegmentChange {
  target: Content;
  state: Exclude<DocumentSegment['state'], 'waiting'>;
  origin: DocumentSegment['origin'];
  flags: readonly DocumentFlag[];
}

/** How many rows are written at once, so that nobody has to wait for long. */
const BATCH = 200;
/** Repeats lie all over a document, so writing one takes longer. */
const REPEATS = 100;

/** The segments of all jobs; `job` is the number of one. Each call is committed when it returns. */
export function createSegmentStore(database: Database) {
  const insertUnit = database.command(`
    INSERT OR IGNORE INTO document_units (job, unit, heading, place, after)
    VALUES ($job, $unit, $heading, $place, $after)`);
  const insert = database.command(`
    INSERT INTO document_segments (job, position, unit, state, origin, repeats, words, source_hash,
      before, source, source_text, target, target_text)
    VALUES ($job, $position, $unit, $state, $origin, $repeats, $words, $hash,
      $before, $source, $sourceText, $target, $targetText)`);
  const count = database.command(`
    UPDATE document_jobs SET total = total + $total, done = done + $done, words = words + $words,
      words_done = words_done + $wordsDone, flagged = flagged + $flagged,
      changes = changes + 1, touched_at = $now
    WHERE number = $job`);
  const finish = database.command(`
    UPDATE document_jobs SET state = 'done'
    WHERE number = $job AND done = total AND state IN ('waiting', 'running')`);
  const at = database.query(`${SEGMENT} WHERE job = $job AND position = $index`, segmentRow);
  const nextUnit = database.query(
    `SELECT unit FROM document_segments
     WHERE job = $job AND state = 'waiting' AND unit NOT IN (SELECT value FROM json_each($except))
     ORDER BY position LIMIT 1`,
    z.object({ unit: z.number() }),
  );
  const nextInUnit = database.query(
    // The plus keeps SQLite from walking through all that waits.
    `${SEGMENT} WHERE job = $job AND unit = $unit AND +state = 'waiting'
     ORDER BY position LIMIT 1`,
    segmentRow,
  );
  const put = database.command(`
    UPDATE document_segments SET target = $target, target_text = $targetText, state = $state,
      origin = $origin, flags = $flags, flagged = $flagged
    WHERE number = $number`);
  const waitingFor = database.query(
    `${SEGMENT} WHERE job = $job AND source_hash = $hash AND state = 'waiting' LIMIT ${REPEATS}`,
    segmentRow,
  );
  const sameSource = database.query(
    `SELECT position AS "index" FROM document_segments
     WHERE job = $job AND source_hash = $hash AND position <> $index`,
    z.object({ index: z.number() }),
  );
  const written = database.query(
    `${WRITTEN} WHERE job = $job AND position > $after ORDER BY position LIMIT ${BATCH}`,
    writtenRow,
  );

  /** Writes segments, and what that makes of their job. */
  function change(
    job: number,
    rows: readonly SegmentRow[],
    { target, ...to }: SegmentChange,
  ): void {
    const columns = { ...to, flags: JSON.stringify(to.flags), ...targetColumns(target) };
    const flagged = Number(isFlagged(to));
    const sum = { done: 0, wordsDone: 0, flagged: 0 };
    for (const row of rows) {
      put({ ...columns, flagged, number: row.number });
      sum.flagged += flagged - Number(isFlagged(row));
      if (row.state !== 'waiting') continue;
      sum.done++;
      sum.wordsDone += row.words;
    }
    count({ ...sum, job, total: 0, words: 0, now: Date.now() });
    finish({ job });
  }

  return {
    /** Adds paragraphs to a job that is read; `from` is the position of the first sentence. */
    add(job: number, units: readonly ReadUnit[], from: number): void {
      database.transaction(() => {
        let position = from;
        const sum = { total: 0, done: 0, words: 0, wordsDone: 0, flagged: 0 };
        for (const { unit, heading, place, after, segments } of units) {
          insertUnit({
            ...{ job, unit, heading: Number(heading), place: place.toWellFormed() },
            after: JSON.stringify(after),
          });
          for (const { before, source, target, hash, repeats, words } of segments) {
            insert({
              ...{ job, unit, position: position++, hash, repeats, words },
              state: target ? 'accepted' : 'waiting',
              origin: target ? 'document' : null,
              before: JSON.stringify(before),
              source: JSON.stringify(source),
              sourceText: searchable(source),
              ...(target ? targetColumns(target) : { target: null, targetText: '' }),
            });
            sum.total++;
            sum.words += words;
            sum.done += Number(target !== undefined);
            sum.wordsDone += target ? words : 0;
          }
        }
        count({ ...sum, job, now: Date.now() });
      });
    },

    at: (job: number, index: number): SegmentRow | undefined => at.get({ job, index }),

    /** The first paragraph that has something to translate, but for those of `except`. */
    nextUnit: (job: number, except: readonly number[]): number | undefined =>
      nextUnit.get({ job, except: JSON.stringify(except) })?.unit,

    /** The first sentence of a paragraph that waits. */
    nextInUnit: (job: number, unit: number): SegmentRow | undefined =>
      nextInUnit.get({ job, unit }),

    /** Gives a segment its target; whether it was as `row` has it until now. */
    put(job: number, row: SegmentRow, to: SegmentChange): boolean {
      return database.transaction(() => {
        const now = at.get({ job, index: row.index });
        if (now?.number !== row.number || !isSame(now, row)) return false;
        change(job, [now], to);
        return true;
      });
    },

    /** Gives some of those that wait for the same source what it became; how many, 0 when there are no more. */
    fillRepeats(job: number, { sourceHash: hash }: SegmentRow, to: SegmentChange): number {
      return database.transaction(() => {
        const rows = waitingFor.all({ job, hash });
        if (rows.length > 0) change(job, rows, to);
        return rows.length;
      });
    },

    /** Gives all with the same source what it became; how many became otherwise by that. */
    overwriteRepeats(
      job: number,
      { sourceHash: hash, index }: SegmentRow,
      to: SegmentChange,
    ): number {
      return database.transaction(() => {
        let changed = 0;
        for (const other of sameSource.all({ job, hash, index })) {
          const row = at.get({ job, index: other.index });
          if (!row || isSame(row, { ...row, target: to.target, state: to.state })) continue;
          change(job, [row], to);
          changed++;
        }
        return changed;
      });
    },

    /** What is written of the segments behind `after`: some hundreds; the first are behind −1. */
    written: (job: number, after: number): WrittenRow[] => written.all({ job, after }),
  };
}

export type SegmentStore = ReturnType<typeof createSegmentStore>;

function isSame(a: SegmentRow, b: SegmentRow): boolean {
  return a.state === b.state && JSON.stringify(a.target) === JSON.stringify(b.target);
}

/** Whether somebody should look at it. */
const isFlagged = ({ flags, state }: Pick<SegmentRow | SegmentChange, 'flags' | 'state'>) =>
  flags.length > 0 && state !== 'accepted';

const targetColumns = (target: Content) => ({
  target: JSON.stringify(target),
  targetText: searchable(target),
});

/** In the form that a search looks for. */
export function searchable(content: Content | string): string {
  const text = typeof content === 'string' ? content : readableText(content);
  return text.normalize('NFC').toLowerCase().toWellFormed();
}
