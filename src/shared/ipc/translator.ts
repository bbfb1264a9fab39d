import * as z from 'zod';
import { MAX_CODE_CHARACTERS, MAX_SOURCE_CHARACTERS, MAX_TARGET_CHARACTERS } from '../limits.ts';
import { route } from './route.ts';

export const segmentFlagSchema = z.enum(['truncated']);
export type SegmentFlag = z.infer<typeof segmentFlagSchema>;

/** A piece of the source and its translation; `source` and `target` leave out the white space between pieces. */
export const segmentSchema = z.object({
  source: z.string(),
  target: z.string(),
  flags: z.array(segmentFlagSchema),
});
export type Segment = z.infer<typeof segmentSchema>;

export const translationSchema = z.object({
  target: z.string(),
  /** The source language used: the one asked for, or the detected one. */
  from: z.string(),
  to: z.string(),
  model: z.string(),
  state: z.enum(['done', 'stopped']),
  segments: z.array(segmentSchema),
  tokensPerSecond: z.number(),
  totalMs: z.number(),
});
export type Translation = z.infer<typeof translationSchema>;

/** A translation in progress: enough for a window that reloads to go on showing it. */
export const runningTranslationSchema = z.object({
  id: z.string(),
  source: z.string(),
  from: z.string(),
  to: z.string(),
  /** The target text so far. */
  target: z.string(),
  /** Segments finished and in all; 0 of 0 while the text is still being split. */
  done: z.number(),
  total: z.number(),
  tokensPerSecond: z.number(),
});
export type RunningTranslation = z.infer<typeof runningTranslationSchema>;

/** A part of a text, in UTF-16 units: [begin, end). */
const rangeSchema = z.object({ begin: z.number(), end: z.number() });
/** A sentence, or lines that do not go together, and what became of it. */
export const sentencePairSchema = z.object({ source: rangeSchema, target: rangeSchema });
export type SentencePair = z.infer<typeof sentencePairSchema>;

export const translatorRoutes = {
  /**
   * Translates, saves to the history, and answers when done or stopped. A newer request of the same window stops the
   * older one. While it runs, `translator.progress` events carry the id.
   */
  'translator.translate': route({
    input: z.object({
      id: z.uuid(),
      text: z.string().max(MAX_SOURCE_CHARACTERS),
      /** BCP 47 code or `auto`. */
      from: z.string().max(MAX_CODE_CHARACTERS),
      to: z.string().max(MAX_CODE_CHARACTERS),
    }),
    output: translationSchema,
  }),
  /** Answers at once; the translation itself then ends as `stopped`. Unknown ids are fine. */
  'translator.stop': route({ input: z.object({ id: z.uuid() }), output: z.null() }),
  'translator.running': route({ input: z.null(), output: z.array(runningTranslationSchema) }),
  /** Advice only: null when the text does not tell. */
  'translator.detect': route({
    input: z.object({ text: z.string().max(MAX_SOURCE_CHARACTERS) }),
    output: z.object({ language: z.string().nullable() }),
  }),
  /** Which part of a text became which part of its translation, in order. */
  'translator.pairs': route({
    input: z.object({
      source: z.string().max(MAX_SOURCE_CHARACTERS),
      target: z.string().max(MAX_TARGET_CHARACTERS),
      from: z.string().max(MAX_CODE_CHARACTERS),
      to: z.string().max(MAX_CODE_CHARACTERS),
    }),
    output: z.array(sentencePairSchema),
  }),
};
