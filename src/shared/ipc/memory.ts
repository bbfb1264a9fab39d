import * as z from 'zod';
import { MAX_CODE_CHARACTERS, MAX_TARGET_CHARACTERS } from '../limits.ts';
import { route } from './route.ts';

const id = z.number().int();
const code = z.string().max(MAX_CODE_CHARACTERS);

/** A text and its accepted translation. */
export const memoryPairSchema = z.object({
  id,
  source: z.string(),
  target: z.string(),
  /** BCP 47 codes. */
  from: z.string(),
  to: z.string(),
  /** How it came there: `revision`, `edit`, `accepted`, or the name of the document or file it is from. */
  origin: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type MemoryPair = z.infer<typeof memoryPairSchema>;

/** `score`: how much of the source it shares, in percent; 100 is the same text. */
export const memoryMatchSchema = memoryPairSchema.extend({ score: z.number() });
export type MemoryMatch = z.infer<typeof memoryMatchSchema>;

/** What is left out lets everything through. */
export const memoryFilterSchema = z.object({
  /** Words of either text. */
  query: z.string().max(500),
  from: code.optional(),
  to: code.optional(),
  origin: z.string().max(1000).optional(),
  /** Milliseconds since 1970: from the one, and before the other. */
  since: z.number().optional(),
  before: z.number().optional(),
  /** Only pairs whose source has another target too. */
  duplicates: z.boolean().optional(),
});
export type MemoryFilter = z.infer<typeof memoryFilterSchema>;

export const MEMORY_FORMATS = ['tmx', 'csv'] as const;

export const memorySummarySchema = z.object({
  pairs: z.number(),
  languages: z.array(z.object({ from: z.string(), to: z.string(), pairs: z.number() })),
  /** The most frequent ones. */
  origins: z.array(z.object({ origin: z.string(), pairs: z.number() })),
});
export type MemorySummary = z.infer<typeof memorySummarySchema>;

export const memoryRoutes = {
  'memory.summary': route({ input: z.null(), output: memorySummarySchema }),
  /** Newest first, or best first where `query` has words. */
  'memory.list': route({
    input: z.object({
      filter: memoryFilterSchema,
      limit: z.number().int().min(1).max(200),
      offset: z.number().int().min(0),
    }),
    output: z.object({ rows: z.array(memoryPairSchema), total: z.number() }),
  }),
  /** Answers null where it is gone. */
  'memory.change': route({
    input: z.object({ id, target: z.string().min(1).max(MAX_TARGET_CHARACTERS) }),
    output: memoryPairSchema.nullable(),
  }),
  /** What was deleted last can be restored until the app closes. */
  'memory.delete': route({
    input: z.union([
      z.object({ ids: z.array(id).max(1000) }),
      z.object({ filter: memoryFilterSchema }),
    ]),
    output: z.object({ deleted: z.number() }),
  }),
  'memory.restore': route({ input: z.null(), output: z.object({ restored: z.number() }) }),
  /**
   * Asks for a TMX or CSV file and adds its pairs, a few at a time: what was added before a stop or a fault stays. Null
   * when the user thought better of it. Progress comes as `memory.progress`.
   */
  'memory.import': route({
    input: z.object({ id: z.uuid() }),
    output: z
      .object({
        state: z.enum(['done', 'stopped']),
        added: z.number(),
        /** Were there already. */
        skipped: z.number(),
        /** Have no text, or languages that nobody knows. */
        refused: z.number(),
      })
      .nullable(),
  }),
  'memory.export': route({
    input: z.object({ id: z.uuid(), format: z.enum(MEMORY_FORMATS), filter: memoryFilterSchema }),
    output: z.object({ path: z.string(), pairs: z.number() }).nullable(),
  }),
  'memory.stop': route({ input: z.object({ id: z.uuid() }), output: z.null() }),
};

export const memoryEvents = {
  'memory.changed': z.null(),
  /** Of an import or export: bytes (or pairs) done and in all, and the pairs so far. */
  'memory.progress': z.object({
    id: z.string(),
    done: z.number(),
    total: z.number(),
    pairs: z.number(),
  }),
};
