import * as z from 'zod';
import { MAX_CODE_CHARACTERS, MAX_SOURCE_CHARACTERS, MAX_TARGET_CHARACTERS } from '../limits.ts';
import { GUARD_CHECKS } from '../segmentFlags.ts';
import { historyEntrySchema } from './history.ts';
import { memoryMatchSchema } from './memory.ts';
import { route } from './route.ts';
import { styleSchema } from './style.ts';

export const segmentFlagSchema = z.enum(GUARD_CHECKS);
export type SegmentFlag = z.infer<typeof segmentFlagSchema>;

/** A part of a text, in UTF-16 units: [begin, end). */
export const rangeSchema = z.object({ begin: z.number(), end: z.number() });
export type Range = z.infer<typeof rangeSchema>;

/** A term of the glossaries that stands in the source of a segment, and what became of it. */
export const segmentTermSchema = z.object({
  /** As the glossary has it. */
  source: z.string(),
  /** What is asked for, or with `forbidden` what should not stand there. */
  target: z.string(),
  note: z.string(),
  state: z.enum(['applied', 'missed', 'forbidden']),
  /** Where it stands in the segment's target; null with `missed`. */
  at: rangeSchema.nullable(),
});
export type SegmentTerm = z.infer<typeof segmentTermSchema>;

/** A sentence of a text and its translation. */
export const segmentSchema = z.object({
  /** Unique in its translation, and kept while the text around it, or it itself, is edited. */
  id: z.number(),
  /** Where its source stands in the text, without the white space around it. */
  source: rangeSchema,
  /** BCP 47: what its source is in, which in a mixed text differs; `und` where the text does not tell. */
  from: z.string(),
  /** What stands before it in the target: white space, and lines that are copied. */
  gap: z.string(),
  /** Empty while it waits; grows while it is running. */
  target: z.string(),
  /** `partial`: stopped midway. */
  state: z.enum(['waiting', 'running', 'done', 'partial']),
  /** Where the target comes from; `kept`: its source is in the target language already. */
  origin: z.enum(['model', 'memory', 'user', 'kept']),
  accepted: z.boolean(),
  flags: z.array(segmentFlagSchema),
  terms: z.array(segmentTermSchema),
});
export type Segment = z.infer<typeof segmentSchema>;

/** The segments of a text in their order. The target is every `gap` with its `target`, and `tail` at the end. */
export const segmentedSchema = z.object({ segments: z.array(segmentSchema), tail: z.string() });
export type Segmented = z.infer<typeof segmentedSchema>;

export const translationSchema = segmentedSchema.extend({
  target: z.string(),
  /** The source language used: the one asked for, or the detected one. */
  from: z.string(),
  to: z.string(),
  model: z.string(),
  state: z.enum(['done', 'stopped']),
  tokensPerSecond: z.number(),
  totalMs: z.number(),
});
export type Translation = z.infer<typeof translationSchema>;

/** How far a translation is. */
export const translationProgressSchema = z.object({
  id: z.string(),
  /** `auto` while it is not known. */
  from: z.string(),
  to: z.string(),
  /** Segments finished and in all; 0 of 0 while the text is still being split. */
  done: z.number(),
  total: z.number(),
  tokensPerSecond: z.number(),
});

/** A translation in progress: enough for a window that reloads to go on showing it. */
export const runningTranslationSchema = translationProgressSchema.extend({
  source: z.string(),
  ...segmentedSchema.shape,
});
export type RunningTranslation = z.infer<typeof runningTranslationSchema>;

/** A sentence, or lines that do not go together, and what became of it. */
export interface SentencePair {
  source: Range;
  target: Range;
}

const id = z.string().max(MAX_CODE_CHARACTERS);
/** Names a segment of a translation that this window shows. */
const ofSegment = { translation: id, segment: z.number().int() };

export const translatorRoutes = {
  /**
   * Translates, saves to the history, and answers when done or stopped. A newer request of the same window stops the
   * older one. Segments whose source is as it was in what this window showed last, in the same languages, keep their id,
   * and their target where the user edited or accepted it. Meanwhile `translator.segments` comes when the text is cut, and then
   * `translator.progress`; the answer may overtake the last of them. One that was replaced is answered without its text.
   */
  'translator.translate': route({
    input: z.object({
      id: z.uuid(),
      text: z.string().max(MAX_SOURCE_CHARACTERS),
      /** BCP 47 code or `auto`. */
      from: z.string().max(MAX_CODE_CHARACTERS),
      to: z.string().max(MAX_CODE_CHARACTERS),
      style: styleSchema.optional(),
    }),
    output: translationSchema,
  }),
  /** Ends a translation, or whatever else was asked for with this id, which then ends as stopped. Unknown ids are fine. */
  'translator.stop': route({ input: z.object({ id: z.uuid() }), output: z.null() }),
  'translator.running': route({ input: z.null(), output: z.array(runningTranslationSchema) }),
  /** Advice only: null when the text does not tell. `others`: further languages of a mixed text. */
  'translator.detect': route({
    input: z.object({ text: z.string().max(MAX_SOURCE_CHARACTERS) }),
    output: z.object({ language: z.string().nullable(), others: z.array(z.string()) }),
  }),
  /** A translation of the history with its segments, which this window shows from now on; null where it is gone. */
  'translator.open': route({
    input: z.object({ id }),
    output: segmentedSchema.extend({ entry: historyEntrySchema }).nullable(),
  }),
  /**
   * The target as the user wants it: it stays, and with the history on the pair goes to the translation memory. All that
   * name a segment fail with `translation.gone` where the window shows another translation by now.
   */
  'translator.edit': route({
    input: z.object({ ...ofSegment, target: z.string().max(MAX_TARGET_CHARACTERS) }),
    output: segmentSchema,
  }),
  /** Puts the pair into the translation memory, or takes it out again. */
  'translator.accept': route({
    input: z.object({ ...ofSegment, accepted: z.boolean() }),
    output: segmentSchema,
  }),
  /** Asks the model, whatever the memory has or the user wrote; null when stopped. */
  'translator.retranslate': route({
    input: z.object({ id: z.uuid(), ...ofSegment }),
    output: segmentSchema.nullable(),
  }),
  /** Another translation of a segment, sampled, which is none of `others`; null when the model has no other, or stopped. */
  'translator.alternative': route({
    input: z.object({
      id: z.uuid(),
      ...ofSegment,
      others: z.array(z.string().max(MAX_TARGET_CHARACTERS)).max(20),
    }),
    output: z.object({ target: z.string() }).nullable(),
  }),
  /** What the target of a segment says, in the source language; null when stopped. */
  'translator.backTranslate': route({
    input: z.object({ id: z.uuid(), ...ofSegment }),
    output: z.object({ text: z.string() }).nullable(),
  }),
  /**
   * Has a segment use a term that it misses, or do without a forbidden one: by replacing what stands for it, else by
   * asking the model with the term forced. Null when stopped; `fixed` is false where it did not help, and nothing changed.
   */
  'translator.fixTerm': route({
    input: z.object({
      id: z.uuid(),
      ...ofSegment,
      term: segmentTermSchema.pick({ source: true, target: true }),
    }),
    output: z.object({ segment: segmentSchema, fixed: z.boolean() }).nullable(),
  }),
  /** What the translation memory has for a segment, best first. */
  'translator.matches': route({
    input: z.object(ofSegment),
    output: z.object({ matches: z.array(memoryMatchSchema) }),
  }),
};

export const translatorEvents = {
  /**
   * The text is cut: its segments, with what is known of them already. Those of a long text come in parts, one after
   * another: these begin with the one at `at`, of `total` in all. Progress may come between.
   */
  'translator.segments': segmentedSchema.extend({
    ...{ id: z.string(), from: z.string(), at: z.number(), total: z.number() },
  }),
  /** At most 20 times a second. `changed`: segments that are not as they were last told, in their order. */
  'translator.progress': translationProgressSchema.extend({ changed: z.array(segmentSchema) }),
};
