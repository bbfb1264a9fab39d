import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { documentFlagSchema, type DocumentFlag } from '#shared/ipc/documents.ts';
import type { SegmentFilter } from '#shared/segmentFilters.ts';
import type { JobRow } from './jobRow.ts';
import { SEGMENT, segmentRow, type SegmentRow } from './segmentRow.ts';
import { searchable } from './segmentStore.ts';

export interface PageQuery {
  filter: SegmentFilter;
  flaggedFirst: boolean;
  query: string;
  limit: number;
  offset: number;
}

const FILTERS: Record<SegmentFilter, string> = {
  all: '',
  flagged: 'AND flagged = 1',
  unaccepted: "AND state <> 'accepted'",
  edited: "AND (origin = 'user' OR state = 'edited')",
};
const FOUND = 'AND (instr(source_text, $query) > 0 OR instr(target_text, $query) > 0)';

/** Segments as a reviewer looks at them, a page at a time. */
export function createSegmentPages(database: Database) {
  return (job: JobRow, { filter, flaggedFirst, query, limit, offset }: PageQuery) => {
    const wanted = searchable(query.trim());
    const where = `WHERE job = $job ${FILTERS[filter]} ${wanted === '' ? '' : FOUND}`;
    const parameters = { job: job.number, ...(wanted !== '' && { query: wanted }) };
    const order = flaggedFirst ? 'flagged DESC, position' : 'position';
    const rows: SegmentRow[] = database
      .query(`${SEGMENT} ${where} ORDER BY ${order} LIMIT $limit OFFSET $offset`, segmentRow)
      .all({ ...parameters, limit, offset });
    if (filter === 'all' && wanted === '') return { rows, total: job.total };
    const total = database
      .query(`SELECT count(*) AS total FROM document_segments s ${where}`, count)
      .get(parameters);
    return { rows, total: total?.total ?? 0 };
  };
}

const count = z.object({ total: z.number() });

/** Segments of a document. */
export interface SegmentCounts {
  /** That have the target of another with the same source. */
  repeats: number;
  /** That the translation memory knew. */
  memory: number;
  /** With each flag that there is. */
  flags: Partial<Record<DocumentFlag, number>>;
}

export function createSegmentCounts(database: Database) {
  const origins = database.query(
    `SELECT coalesce(sum(origin = 'repeat'), 0) AS repeats,
       coalesce(sum(origin = 'memory'), 0) AS memory
     FROM document_segments WHERE job = $job`,
    z.object({ repeats: z.number(), memory: z.number() }),
  );
  const flags = database.query(
    `SELECT value AS flag, count(*) AS total FROM document_segments, json_each(flags)
     WHERE job = $job AND flagged = 1 GROUP BY value`,
    z.object({ flag: documentFlagSchema, total: z.number() }),
  );
  return (job: number): SegmentCounts => ({
    ...(origins.get({ job }) ?? { repeats: 0, memory: 0 }),
    flags: Object.fromEntries(flags.all({ job }).map(({ flag, total }) => [flag, total])),
  });
}
