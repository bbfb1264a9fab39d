import * as z from 'zod';
import { memoryPairSchema } from '#shared/ipc/memory.ts';

/** A row of the memory as the app knows it. */
export const pairRow = memoryPairSchema;

/** Reads pairs, those that are deleted too: `WHERE m.deleted_at IS NULL` leaves them out. */
export const SELECT_PAIR = `SELECT m.id, m.source, m.target, g.from_language AS "from",
  g.to_language AS "to", g.origin, m.created_at AS createdAt
  FROM memory AS m JOIN memory_groups AS g ON g.number = m.group_number`;

export const idRow = z.object({ id: z.number() });
export const numberRow = z.object({ value: z.number() });
