/** What of a document's segments a reviewer looks at. */
export const SEGMENT_FILTERS = ['all', 'flagged', 'unaccepted', 'edited'] as const;
export type SegmentFilter = (typeof SEGMENT_FILTERS)[number];
