import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
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
  edited: "AND state = 'edited'",
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
