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
const BATCH = 500;

/** The segments of all jobs; `job` is the number of one. Each call is committed when it returns. */
export function createSegmentStore(database: Database) {
  const insertUnit = database.command(`
    INSERT INTO document_units (job, unit, heading, place, after)
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
    `${SEGMENT} WHERE job = $job AND unit = $unit AND state = 'waiting'
     ORDER BY position LIMIT 1`,
    segmentRow,
  );
  const put = database.command(`
    UPDATE document_segments SET target = $target, target_text = $targetText, state = $state,
      origin = $origin, flags = $flags, flagged = $flagged
    WHERE number = $number`);
  const sameSource = database.query(
    `${SEGMENT} WHERE job = $job AND source_hash = $hash AND position <> $index
       AND ($state IS NULL OR state = $state)
     ORDER BY number LIMIT $limit OFFSET $offset`,
    segmentRow,
  );
  const written = database.query(
    `${WRITTEN} WHERE job = $job AND position > $after ORDER BY position LIMIT ${BATCH}`,
    writtenRow,
  );

  function change(job: number, row: SegmentRow, { target, ...to }: SegmentChange): boolean {
    const flagged = Number(to.flags.length > 0 && to.state !== 'accepted');
    const before = Number(row.flags.length > 0 && row.state !== 'accepted');
    const isNew = Number(row.state === 'waiting');
    const { number } = row;
    const flags = JSON.stringify(to.flags);
    if (put({ ...to, flags, flagged, number, ...targetColumns(target) }) === 0) return false;
    count({
      ...{ job, total: 0, words: 0, now: Date.now(), flagged: flagged - before },
      ...{ done: isNew, wordsDone: isNew * row.words },
    });
    return true;
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
        change(job, now, to);
        finish({ job });
        return true;
      });
    },

    /** Gives some of those that wait for the same source what it became; how many, 0 when there are no more. */
    fillRepeats(job: number, of: SegmentRow, to: SegmentChange): number {
      return database.transaction(() => {
        const { sourceHash: hash, index } = of;
        const rows = sameSource.all({
          job,
          hash,
          index,
          state: 'waiting',
          limit: BATCH,
          offset: 0,
        });
        for (const row of rows) change(job, row, to);
        if (rows.length > 0) finish({ job });
        return rows.length;
      });
    },

    /** Gives all with the same source what it became; how many became otherwise by that. */
    overwriteRepeats(job: number, of: SegmentRow, to: SegmentChange): number {
      return database.transaction(() => {
        const { sourceHash: hash, index } = of;
        let changed = 0;
        for (let offset = 0; ; offset += BATCH) {
          const rows = sameSource.all({ job, hash, index, state: null, limit: BATCH, offset });
          for (const row of rows) {
            if (isSame(row, { ...row, target: to.target, state: to.state })) continue;
            change(job, row, to);
            changed++;
          }
          if (rows.length < BATCH) break;
        }
        finish({ job });
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

const targetColumns = (target: Content) => ({
  target: JSON.stringify(target),
  targetText: searchable(target),
});

/** In the form that a search looks for. */
export function searchable(content: Content | string): string {
  const text = typeof content === 'string' ? content : readableText(content);
  return text.normalize('NFC').toLowerCase().toWellFormed();
}
