import * as z from 'zod';
import { type ErrorData } from '#shared/errors.ts';
import { FORMAT_IDS, type FormatId } from '#shared/documentFormats.ts';
import { errorSchema } from '#shared/ipc/errorSchema.ts';
import { styleSchema } from '#shared/ipc/style.ts';
import { documentJobSchema } from '#shared/ipc/documents.ts';

const format = z.enum(FORMAT_IDS as [FormatId, ...FormatId[]]).nullable();

/** What a user set for a document beyond its languages. */
export const jobSettingsSchema = z.object({
  /** Which terms were asked for, as a digest: a document goes on only with the same. */
  glossary: z.exactOptional(z.string()),
  style: z.exactOptional(styleSchema),
  options: z.exactOptional(
    z.object({
      columns: z.exactOptional(z.array(z.union([z.number(), z.string()]))),
      toUtf8: z.exactOptional(z.boolean()),
      pdfAs: z.exactOptional(z.enum(['docx', 'html'])),
    }),
  ),
});
export type JobSettings = z.infer<typeof jobSettingsSchema>;

export const jobRow = z.object({
  number: z.number(),
  id: z.string(),
  state: documentJobSchema.shape.state,
  name: z.string(),
  path: z.string(),
  format,
  /** What is written, where that is another format. */
  writtenAs: format,
  /** `from` as it was asked for; `from` is what the document is in. */
  asked: z.string(),
  from: z.string(),
  to: z.string(),
  /** SHA-256 of the original, once it is copied. */
  copyHash: z.string().nullable(),
  /** Of the content of its units, once it is read. */
  unitsHash: z.string().nullable(),
  total: z.number(),
  done: z.number(),
  flagged: z.number(),
  words: z.number(),
  wordsDone: z.number(),
  changes: z.number(),
  savedPath: z.string().nullable(),
  /** `changes` when it was saved. */
  savedChanges: z.number().nullable(),
  error: z.string().nullable().transform(errorOf),
  owner: z.string(),
  touchedAt: z.number(),
  createdAt: z.number(),
  settings: z.string().transform((json) => jobSettingsSchema.parse(JSON.parse(json))),
});
export type JobRow = z.infer<typeof jobRow>;

/** The columns of `jobRow`. */
export const JOB = `SELECT number, id, state, name, path, format, written_as AS writtenAs,
  asked_language AS asked, from_language AS "from", to_language AS "to", copy_hash AS copyHash,
  units_hash AS unitsHash, total, done, flagged, words, words_done AS wordsDone, changes,
  saved_path AS savedPath, saved_changes AS savedChanges, error, owner, touched_at AS touchedAt,
  created_at AS createdAt, settings FROM document_jobs`;

/** An error that another version knew is one of which nothing can be told. */
function errorOf(json: string | null): ErrorData | null {
  if (json === null) return null;
  const error = errorSchema.safeParse(JSON.parse(json));
  return error.success ? error.data : { code: 'internal', details: { reason: json } };
}
