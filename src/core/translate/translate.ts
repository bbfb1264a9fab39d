import type { Engine, LoadedModel } from '#core/engine/engine.ts';
import { AppError } from '#shared/errors.ts';
import type { Segment, Translation } from '#shared/ipc/translator.ts';
import { targetOf } from './changeSegment.ts';
import { detectLanguage } from './detect.ts';
import { firstSegments } from './firstSegments.ts';
import type { Before } from './keepSegments.ts';
import { checkRequest, type TranslateRequest } from './request.ts';
import { runSegments } from './runSegments.ts';
import { segmentLanguages } from './segmentLanguages.ts';
import { cutText } from './segmentText.ts';
import { createSentenceModel } from './sentenceModel.ts';
import type { SentenceAids } from './sentenceTranslator.ts';
import type { TranslationCache } from './translationCache.ts';

/** The source language where nobody said which and the text does not tell: undetermined, in BCP 47. */
export const UNDETERMINED = 'und';

/** What helps with a translation, beside the model. */
export interface TranslateAids extends SentenceAids {
  /** The translation memory: the target of exactly this text. */
  memory?: ((pair: { source: string; from: string; to: string }) => string | undefined) | undefined;
  /** Without it a text has one of its own. */
  cache?: TranslationCache | undefined;
  /** Asked for when the text is cut. */
  before?: (() => Before | undefined) | undefined;
}

export interface StartedSegments {
  from: string;
  to: string;
  segments: Segment[];
  tail: string;
  /** What the translation of each went by, by its id; it grows as the translation does. */
  keys: ReadonlyMap<number, string>;
}

export interface TranslateControl {
  signal?: AbortSignal;
  /** The text is cut. The segments are the array that the translation works on: who changes one there (`changeSegment`) is heard. */
  onSegments?: (start: StartedSegments) => void;
  /** A segment is not as it was. Tokens a second, of decoding, so far. */
  onChange?: (segment: Segment, tokensPerSecond: number) => void;
}

/**
 * Translates a text of any length with the loaded model, sentence by sentence and in order; line breaks, blank lines and
 * what is around them come out where they went in. Stopped by the signal it keeps what is there.
 * Errors: `text.empty`, `language.unknown`, `request.invalid`, `text.window`, `engine.*`; what was reported before stays true.
 */
export async function translate(
  engine: Engine,
  request: TranslateRequest,
  aids: TranslateAids = {},
  control: TranslateControl = {},
): Promise<Translation> {
  const startedAt = performance.now();
  const checked = checkRequest(request);
  const { text, from: asked, to, style, requiredWords } = checked;
  const model = readyModel(engine);
  const from =
    asked === 'auto' ? ((await detectLanguage(text, model.languages)) ?? UNDETERMINED) : asked.code;
  const sentences = await createSentenceModel(engine, model, { to, ...(style && { style }) });
  // Required words belong to a text as a whole, so no sentence of it could be asked for them.
  const cut = await cutText(text, from, { whole: requiredWords.length > 0 });
  const languages =
    asked === 'auto' ? await segmentLanguages(text, cut.segments, from, model.languages) : null;

  const before = aids.before?.();
  const first = await firstSegments({ text, cut, languages, from, to: to.code }, before);
  const shown = { text, segments: first.segments, tail: cut.tail };
  // Who opens a translation and edits its text wants the rest as it is; who has it translated again, does not.
  const isOpenedGood = before?.model === model.name && before.text !== text && !style;
  const { state, tokensPerSecond } = await runSegments(
    {
      ...shown,
      same: first.same,
      from,
      to: to.code,
      keysBefore: before?.keys,
      chosen: before?.chosen,
      isOpenedGood,
    },
    { model, sentences, words: requiredWords, style },
    aids,
    control,
  );
  return {
    segments: [...first.segments],
    tail: cut.tail,
    target: targetOf(shown),
    from,
    to: to.code,
    model: model.name,
    state,
    tokensPerSecond,
    totalMs: performance.now() - startedAt,
  };
}

/** The model that is loaded. Error: `engine.failed` where there is none. */
export function readyModel(engine: Engine): LoadedModel {
  const status = engine.status();
  if (status.state === 'ready') return status.model;
  throw new AppError('engine.failed', { reason: 'no model is loaded' });
}
