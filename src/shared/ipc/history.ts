import * as z from 'zod';
import { MAX_CODE_CHARACTERS } from '../limits.ts';
import { route } from './route.ts';

export const historyEntrySchema = z.object({
  id: z.string(),
  source: z.string(),
  target: z.string(),
  from: z.string(),
  to: z.string(),
  model: z.string(),
  /** `running`: in progress; `interrupted`: the app ended before it did. */
  state: z.enum(['running', 'done', 'stopped', 'failed', 'interrupted']),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  /** How long it took. */
  totalMs: z.number(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** A row of the list: the beginning of both texts, or what is around the first hit of a search. */
export const historyRowSchema = historyEntrySchema
  .omit({ source: true, target: true })
  .extend({ sourceSnippet: z.string(), targetSnippet: z.string() });
export type HistoryRow = z.infer<typeof historyRowSchema>;

/** `md` is to read, `json` can be imported again, `tmx` is pairs of sentences for translation tools. */
export const exportFormatSchema = z.enum(['md', 'json', 'tmx']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const historyRoutes = {
  /** Newest first, or best match first when `query` has words. */
  'history.list': route({
    input: z.object({
      query: z.string().max(500),
      limit: z.number().int().min(1).max(200),
      offset: z.number().int().min(0),
    }),
    output: z.object({ rows: z.array(historyRowSchema), total: z.number() }),
  }),
  'history.get': route({
    input: z.object({ id: z.string().max(MAX_CODE_CHARACTERS) }),
    output: historyEntrySchema.nullable(),
  }),
  /** Hides the entry; it can be restored until the app closes, then it is gone from the file too. */
  'history.delete': route({
    input: z.object({ id: z.string().max(MAX_CODE_CHARACTERS) }),
    output: z.null(),
  }),
  'history.restore': route({
    input: z.object({ id: z.string().max(MAX_CODE_CHARACTERS) }),
    output: z.null(),
  }),
  /**
   * Asks where, and writes one conversation or everything there: all of it, or nothing. Answers where it is then; null
   * when the user thought better of it.
   */
  'history.export': route({
    input: z.object({
      format: exportFormatSchema,
      conversationId: z.string().max(MAX_CODE_CHARACTERS).optional(),
    }),
    output: z.object({ path: z.string() }).nullable(),
  }),
  /** Asks for an exported JSON file and adds what is in it: all of it, or nothing. */
  'history.import': route({
    input: z.null(),
    output: z
      .object({
        conversations: z.number(),
        translations: z.number(),
        /** Of the translation memory. */
        pairs: z.number(),
        /** Were there already, and were left as they are. */
        skipped: z.number(),
      })
      .nullable(),
  }),
  /** Tries again to open a history that could not be opened. */
  'history.reopen': route({ input: z.null(), output: z.null() }),
};
