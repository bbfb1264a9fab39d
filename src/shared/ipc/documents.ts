import * as z from 'zod';
import { contentSchema } from './contentSchema.ts';
import { FORMAT_IDS, type FormatId } from '../documentFormats.ts';
import { GUARD_CHECKS } from '../segmentFlags.ts';
import { SEGMENT_FILTERS } from '../segmentFilters.ts';
import { MAX_CODE_CHARACTERS } from '../limits.ts';
import { errorSchema } from './errorSchema.ts';
import { route } from './route.ts';

const id = z.string().max(MAX_CODE_CHARACTERS);
const index = z.number().int().min(0);

/**
 * Why a segment should be looked at: what the output guard finds, and `tags`, where the model lost formatting or a
 * placeholder, so its parts were translated apart.
 */
export const documentFlagSchema = z.enum([...GUARD_CHECKS, 'tags']);
export type DocumentFlag = z.infer<typeof documentFlagSchema>;

/** A sentence of a document. */
export const documentSegmentSchema = z.object({
  /** Its number in the document, from 0. */
  index,
  /** The paragraph it belongs to. */
  unit: z.number(),
  heading: z.boolean(),
  /** Where it stands: a key, a cell, a time; empty where the order says it all. */
  place: z.string(),
  source: contentSchema,
  /** Null while it waits. */
  target: contentSchema.nullable(),
  state: z.enum(['waiting', 'translated', 'edited', 'accepted']),
  /** Where the target comes from; `document`: it was in the file already. */
  origin: z.enum(['model', 'memory', 'repeat', 'document', 'user']).nullable(),
  flags: z.array(documentFlagSchema),
  /** How many other segments of the document have the same source. */
  repeats: z.number(),
});
export type DocumentSegment = z.infer<typeof documentSegmentSchema>;

/** A document in the queue. */
export const documentJobSchema = z.object({
  id,
  /** The file's name, and where it was when it was added. */
  name: z.string(),
  path: z.string(),
  /** Null while it is being read, or where it could not be. */
  format: z.enum(FORMAT_IDS as [FormatId, ...FormatId[]]).nullable(),
  /** BCP 47; `auto` until the document is read. */
  from: z.string(),
  to: z.string(),
  /**
   * `reading` → `waiting` for its turn → `running` → `done`; `paused` by the user; `failed` for `error`, from where it can
   * go on when some of it was read.
   */
  state: z.enum(['reading', 'waiting', 'running', 'paused', 'done', 'failed']),
  error: errorSchema.nullable(),
  /** Segments translated and in all. */
  done: z.number(),
  total: z.number(),
  flagged: z.number(),
  /** Of the source; a character of Chinese or Japanese counts as a word. */
  words: z.number(),
  /** Of the source, lately; null before that can be told. */
  wordsPerMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** Where the translation was saved last; null when it was not, or was changed since. */
  savedPath: z.string().nullable(),
  /** Whether it can be saved with source and target. */
  canBeBilingual: z.boolean(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type DocumentJob = z.infer<typeof documentJobSchema>;

const languages = {
  /** BCP 47, or `auto`. */
  from: z.string().max(MAX_CODE_CHARACTERS),
  to: z.string().max(MAX_CODE_CHARACTERS),
};

/**
 * `added`: jobs made, also for files that fail on their own; folders were searched for documents. `models`: what was
 * a model and went to the library, or is being converted for it.
 */
export const addedSchema = z.object({ added: z.number(), models: z.number() });
export type Added = z.infer<typeof addedSchema>;

export const documentRoutes = {
  /** Asks for files or a folder and adds them; null when the user thought better of it. */
  'documents.pick': route({
    input: z.object({ kind: z.enum(['files', 'folder']), ...languages }),
    output: addedSchema.nullable(),
  }),
  /** The queue, in the order of its work. */
  'documents.list': route({ input: z.null(), output: z.array(documentJobSchema) }),
  /** One job, or all that are not done. What is in flight ends first or is dropped; nothing translated is lost. */
  'documents.pause': route({ input: z.object({ id: id.nullable() }), output: z.null() }),
  /** Goes on with what is paused or failed: one job or all. */
  'documents.resume': route({ input: z.object({ id: id.nullable() }), output: z.null() }),
  /** Ends it and takes it out of the queue; it can be restored until the app closes. */
  'documents.remove': route({ input: z.object({ id }), output: z.null() }),
  'documents.restore': route({ input: z.object({ id }), output: z.null() }),
  /** Segments in the order of the document, those with flags first if asked. `query` is looked for in both texts. */
  'documents.segments': route({
    input: z.object({
      id,
      filter: z.enum(SEGMENT_FILTERS),
      flaggedFirst: z.boolean(),
      query: z.string().max(500),
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().min(0),
    }),
    output: z.object({ rows: z.array(documentSegmentSchema), total: z.number() }),
  }),
  /** `target` is text with the tags as `<g1>`, `</g1>`, `<x2/>`; lost tags are put back, and the segment flagged. */
  'documents.edit': route({
    input: z.object({ id, index, target: z.string().max(100_000) }),
    output: documentSegmentSchema,
  }),
  'documents.accept': route({
    input: z.object({ id, index, accepted: z.boolean() }),
    output: documentSegmentSchema,
  }),
  /** Asks the model once more, otherwise than before; answers when done. */
  'documents.retranslate': route({ input: z.object({ id, index }), output: documentSegmentSchema }),
  /** Gives the target of a segment to all with the same source. */
  'documents.applyToRepeats': route({
    input: z.object({ id, index }),
    output: z.object({ changed: z.number() }),
  }),
  /**
   * Writes the document: beside the original as `name.<to>.ext`, numbered where that is there already, or where the user
   * chooses; null when the user thought better of it. What has no translation yet is left in the source language.
   */
  'documents.save': route({
    input: z.object({ id, bilingual: z.boolean(), where: z.enum(['beside', 'choose']) }),
    output: z.object({ path: z.string() }).nullable(),
  }),
  /** Shows the saved translation, else the original, in the system's file manager. */
  'documents.show': route({ input: z.object({ id }), output: z.null() }),
};

/**
 * What the window asks for files that were dropped into it. It travels by a channel of its own: preload turns File
 * objects into paths, so the page can name no path itself.
 */
export const droppedSchema = z.object({
  paths: z.array(z.string().max(10_000)).max(10_000),
  ...languages,
});

export const documentEvents = {
  /** A job is new or has changed, at most 5 times a second each. */
  'documents.job': documentJobSchema,
  'documents.removed': z.object({ id }),
  /** Segments of a job have changed: who shows them reads them again. At most twice a second. */
  'documents.segments': z.object({ id }),
};
