import { textOf } from '#shared/content.ts';
import type { JobRow } from './store/jobRow.ts';
import type { createSegmentPages } from './store/segmentPages.ts';

const PAGE = 500;

/** The sentences of a document that are translated, with their translations, without tags. */
export function* textPairs(
  pages: ReturnType<typeof createSegmentPages>,
  job: JobRow,
): Generator<{ source: string; target: string }> {
  const query = { filter: 'all' as const, flaggedFirst: false, query: '', limit: PAGE };
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = pages(job, { ...query, offset });
    for (const { source, target } of rows)
      if (target) yield { source: textOf(source), target: textOf(target) };
    if (rows.length < PAGE) return;
  }
}
