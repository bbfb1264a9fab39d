import { useCallback } from 'react';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import type { SegmentFilter } from '#shared/segmentFilters.ts';
import { request } from '../../../ipc/client.ts';
import { useEvent } from '../../../ipc/useEvent.ts';
import type { RowPages } from '../../../ui/rows/rowPages.ts';
import { useRowPages } from '../../../ui/rows/useRowPages.ts';
import type { AskForPage } from '../../../ui/usePages.ts';

/** Which segments are listed, and in which order. */
export interface Question {
  filter: SegmentFilter;
  flaggedFirst: boolean;
  query: string;
}
export type SegmentPages = RowPages<Question, DocumentSegment>;

/** Segments are known by their number in the document. */
export const indexOf = ({ index }: DocumentSegment): number => index;

/**
 * The segments of a document that answer a question, of which only the pages that are looked at are known. `seen` tells
 * the first and last position on the screen. The question is asked `delayMs` after it changed.
 */
export function useSegments(
  id: string,
  question: Question,
  seen: () => readonly [number, number],
  delayMs: number,
) {
  const ask: AskForPage<Question, DocumentSegment> = useCallback(
    (question, page) => request('documents.segments', { id, ...question, ...page }),
    [id],
  );
  const segments = useRowPages(question, ask, indexOf, seen, delayMs);
  useEvent('documents.segments', (changed) => {
    if (changed.id === id) segments.refresh();
  });
  return segments;
}
