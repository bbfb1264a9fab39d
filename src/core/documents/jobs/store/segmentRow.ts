import * as z from 'zod';
import type { Content } from '#shared/content.ts';
import { contentSchema } from '#shared/ipc/contentSchema.ts';
import { documentFlagSchema, documentSegmentSchema } from '#shared/ipc/documents.ts';

const content = z.string().transform((json): Content => contentSchema.parse(JSON.parse(json)));
const flags = z.string().transform((json) => z.array(documentFlagSchema).parse(JSON.parse(json)));

export const segmentRow = z.object({
  number: z.number(),
  index: z.number(),
  unit: z.number(),
  heading: z.number().transform((value) => value === 1),
  place: z.string(),
  source: content,
  target: content.nullable(),
  state: documentSegmentSchema.shape.state,
  origin: documentSegmentSchema.shape.origin,
  flags,
  repeats: z.number(),
  words: z.number(),
  sourceHash: z.string(),
});
export type SegmentRow = z.infer<typeof segmentRow>;

const ofUnit = (column: string) =>
  `(SELECT ${column} FROM document_units u WHERE u.job = s.job AND u.unit = s.unit) AS ${column}`;

/** The columns of `segmentRow`. Those of the unit are not joined: rows that a page skips would be too. */
export const SEGMENT = `SELECT number, position AS "index", unit, ${ofUnit('heading')},
  ${ofUnit('place')}, source, target, state, origin, flags, repeats, words,
  source_hash AS sourceHash
  FROM document_segments s`;

/** What is written of a segment. */
export const writtenRow = z.object({
  index: z.number(),
  unit: z.number(),
  before: content,
  source: content,
  target: content.nullable(),
  origin: documentSegmentSchema.shape.origin,
  after: content,
});
export type WrittenRow = z.infer<typeof writtenRow>;

export const WRITTEN = `SELECT position AS "index", unit, before, source, target, origin,
  ${ofUnit('after')}
  FROM document_segments s`;
