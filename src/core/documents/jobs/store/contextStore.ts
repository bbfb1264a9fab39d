import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import type { Exchange } from '#core/translate/sentenceModel.ts';
import { readableText } from '#shared/content.ts';
import { segmentRow, type SegmentRow } from './segmentRow.ts';

/** More would push out of a small window what the sentence itself needs. */
const SENTENCES = 2;

const pair = z.object({
  source: segmentRow.shape.source,
  target: segmentRow.shape.target.unwrap(),
});

/** What stands before a segment: the heading over it and the sentences of its paragraph, as far as they are translated. */
export function createContextStore(database: Database) {
  const heading = database.query(
    `SELECT source, target FROM document_segments
     WHERE job = $job AND target IS NOT NULL AND unit = (
       SELECT unit FROM document_units
       WHERE job = $job AND heading = 1 AND unit < $unit ORDER BY unit DESC LIMIT 1)
     ORDER BY position LIMIT 1`,
    pair,
  );
  const sentences = database.query(
    `SELECT source, target FROM document_segments
     WHERE job = $job AND unit = $unit AND position < $index AND target IS NOT NULL
     ORDER BY position DESC LIMIT ${SENTENCES}`,
    pair,
  );

  return {
    /** The nearest last. */
    before(job: number, { unit, index }: SegmentRow): Exchange[] {
      const over = heading.get({ job, unit });
      const nearest = sentences.all({ job, unit, index }).reverse();
      return [...(over ? [over] : []), ...nearest].map(({ source, target }) => ({
        source: readableText(source),
        target: readableText(target),
      }));
    },
  };
}

export type ContextStore = ReturnType<typeof createContextStore>;
