import type { Engine, Generation, LoadedModel } from '#core/engine/engine.ts';
import { AppError } from '#shared/errors.ts';
import type { Segment, Translation } from '#shared/ipc/translator.ts';
import { detectLanguage } from './detect.ts';
import { createOneLineWriter, gapBetween } from './oneLine.ts';
import { checkRequest, type TranslateRequest } from './request.ts';
import { estimatePieces, splitText } from './segment.ts';
import { createSentenceModel, type SentenceModel } from './sentenceModel.ts';
import { createSpeedometer } from './speedometer.ts';

/** The source language where nobody said which and the text does not tell: undetermined, in BCP 47. */
const UNDETERMINED = 'und';

export interface TranslationProgress {
  /** Segments finished. */
  done: number;
  /** Segments in all; an estimate until the last one. */
  total: number;
  tokensPerSecond: number;
}

export interface TranslateControl {
  signal?: AbortSignal;
  onStart?: (start: { from: string; total: number }) => void;
  /** Called with each new piece of the target. */
  onText?: (text: string) => void;
  onSegment?: (progress: TranslationProgress, segment: Segment) => void;
}

/**
 * Translates a text of any length with the loaded model, piece by piece and in order; line breaks, blank lines and
 * what is around them come out where they went in. Stopped by the signal it keeps what is there.
 * Errors: `text.empty`, `language.unknown`, `request.invalid`, `text.window`, `engine.*`; what was reported before stays true.
 */
export async function translate(
  engine: Engine,
  request: TranslateRequest,
  control: TranslateControl = {},
): Promise<Translation> {
  const startedAt = performance.now();
  const checked = checkRequest(request);
  const { text, from: asked, to } = checked;
  const model = readyModel(engine);
  const from =
    asked === 'auto' ? ((await detectLanguage(text, model.languages)) ?? UNDETERMINED) : asked.code;
  const sentences = await createSentenceModel(engine, model, { to });
  const total = estimatePieces(text, sentences.budget.tokens);
  control.onStart?.({ from, total });

  const job = createJob(sentences, checked.requiredWords, control, total);
  const state = await job.run(text);
  return {
    target: job.target(),
    from,
    to: to.code,
    model: model.name,
    state,
    segments: job.segments,
    tokensPerSecond: job.tokensPerSecond(),
    totalMs: performance.now() - startedAt,
  };
}

function readyModel(engine: Engine): LoadedModel {
  const status = engine.status();
  if (status.state === 'ready') return status.model;
  throw new AppError('engine.failed', { reason: 'no model is loaded' });
}

function createJob(
  model: SentenceModel,
  words: readonly string[],
  control: TranslateControl,
  estimate: number,
) {
  const { signal, onText, onSegment } = control;
  const segments: Segment[] = [];
  const finished = new Map<string, Segment>();
  let target = '';
  const speedometer = createSpeedometer();

  function write(text: string) {
    if (text === '') return;
    target += text;
    onText?.(text);
  }

  function finish(segment: Segment) {
    segments.push(segment);
    const done = segments.length;
    onSegment?.(
      { done, total: Math.max(done, estimate), tokensPerSecond: speedometer.tokensPerSecond() },
      segment,
    );
  }

  async function translateSource(source: string): Promise<Generation['finish']> {
    const start = target.length;
    const generation = await model.translate(
      source,
      { ...(signal && { signal }), onText: createOneLineWriter(write) },
      { words },
    );
    speedometer.measure(generation);
    const segment: Segment = {
      source,
      target: target.slice(start),
      flags: generation.finish === 'length' ? ['truncated'] : [],
    };
    if (generation.finish !== 'stopped') finished.set(source, segment);
    if (generation.finish !== 'stopped' || segment.target !== '') finish(segment);
    return generation.finish;
  }

  async function run(text: string): Promise<'done' | 'stopped'> {
    for await (const { gap, source } of splitText(text, model.budget)) {
      if (signal?.aborted) return 'stopped';
      const before = segments.at(-1);
      write(before && source ? gapBetween(gap, before) : gap);
      if (source === '') break;

      const same = finished.get(source);
      if (same) {
        write(same.target);
        finish(same);
      } else if ((await translateSource(source)) === 'stopped') return 'stopped';
    }
    return 'done';
  }

  return {
    run,
    segments,
    tokensPerSecond: speedometer.tokensPerSecond,
    target: () => target,
  };
}
