import { setTimeout } from 'node:timers/promises';
import type { LoadedModel } from '#core/engine/engine.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import type { Style } from '#shared/ipc/style.ts';
import { createBreath } from './breath.ts';
import { changeSegment, sourceOf } from './changeSegment.ts';
import type { FirstSegments } from './firstSegments.ts';
import { createKnownTargets } from './knownTargets.ts';
import { exchangesOf, segmentsBefore } from './segmentContext.ts';
import { createSentenceKeys } from './sentenceKey.ts';
import type { SentenceModel } from './sentenceModel.ts';
import { translateSentence } from './sentenceTranslator.ts';
import { createSpeedometer } from './speedometer.ts';
import type { TranslateAids, TranslateControl } from './translate.ts';
import { createTranslationCache } from './translationCache.ts';

export interface SegmentRun extends FirstSegments {
  text: string;
  tail: string;
  from: string;
  to: string;
  keysBefore: ReadonlyMap<number, string> | undefined;
  chosen: ReadonlySet<number> | undefined;
  isOpenedGood: boolean;
}

export interface RunModel {
  model: LoadedModel;
  sentences: SentenceModel;
  words: readonly string[];
  style: Style | undefined;
}

/** How long is looked for what is known before the segments are told: what then comes, comes as it is found. Milliseconds. */
const HEAD_START_MS = 8;
/** Between two looks for what is known, where the last one found nothing. Milliseconds. */
const PAUSE_MS = 30;

/**
 * Translates the segments of a text in order, in their array, each whose target is not known already. Who changes a
 * segment there meanwhile is right.
 */
export async function runSegments(
  { text, segments, tail, from, to, same, keysBefore, chosen, isOpenedGood }: SegmentRun,
  { model, sentences, words, style }: RunModel,
  aids: TranslateAids,
  { signal, onSegments, onChange }: TranslateControl,
): Promise<{ state: 'done' | 'stopped'; tokensPerSecond: number }> {
  const { measure, tokensPerSecond } = createSpeedometer();
  const { cache = createTranslationCache(), guard, terms, memory } = aids;
  const ignoresInstructions = model.starter === true;
  const hasContext = !ignoresInstructions;
  const known = createKnownTargets({
    ...{ text, segments, to, same, keysBefore, chosen, isOpenedGood },
    ...{ hasContext, cache, guard, terms, memory },
    keyOf: createSentenceKeys({ model, style, to, words, guard }),
  });
  let isTold = false;

  function put(index: number, change: Partial<Segment>): void {
    const changed = changeSegment({ text, segments }, index, change);
    if (isTold) for (const segment of changed) onChange?.(segment, tokensPerSecond());
  }

  /** The segment, if it is still as nobody has it. */
  function still(index: number, state: Segment['state']): Segment | null {
    const segment = segments[index];
    return segment?.state === state ? segment : null;
  }

  /** Answers whether something was found. */
  async function fill(index: number): Promise<boolean> {
    const segment = still(index, 'waiting');
    const found = segment && (await known.find(index, segment));
    if (!found || !still(index, 'waiting')) return false;
    put(index, found);
    return true;
  }

  /**
   * One after another: the model may overtake it, and has what it came past. Where nothing is known it takes its time, as
   * the model's first words are waited for.
   */
  async function fillAll(index: number, isOver: () => boolean): Promise<number> {
    let breath = createBreath();
    let at = index;
    let isKnown = false;
    for (; at < segments.length && !isOver(); at++) {
      if (await fill(at)) isKnown = true;
      const wait = breath();
      if (!wait) continue;
      await (isKnown ? wait : setTimeout(PAUSE_MS));
      breath = createBreath();
      isKnown = false;
    }
    return at;
  }

  async function ask(index: number, segment: Segment): Promise<boolean> {
    const source = sourceOf(text, segment);
    const context = hasContext ? exchangesOf(text, segmentsBefore(text, segments, index)) : [];
    put(index, { state: 'running' });
    const answer = await translateSentence(
      sentences,
      { source, from: segment.from, to, context, words, ignoresInstructions },
      { guard, terms },
      {
        ...(signal && { signal }),
        onText(target) {
          if (still(index, 'running')) put(index, { target });
        },
      },
    ).catch((error: unknown) => {
      end(index);
      throw error;
    });
    for (const generation of answer?.generations ?? []) measure(generation);
    if (!answer || answer.isStopped) {
      if (answer && still(index, 'running')) put(index, { target: answer.target });
      end(index);
      return false;
    }
    const { target, flags, terms: used } = answer;
    cache.set(known.keyAt(index, segment), { target, flags, terms: used });
    if (still(index, 'running')) put(index, { target, flags, terms: used, state: 'done' });
    return true;
  }

  /** What has no end keeps what it has. */
  function end(index: number): void {
    const segment = still(index, 'running');
    if (segment) put(index, { state: segment.target === '' ? 'waiting' : 'partial' });
  }

  async function askAll(): Promise<'done' | 'stopped'> {
    for (let index = 0; index < segments.length; index++) {
      if (signal?.aborted) return 'stopped';
      await fill(index);
      const segment = still(index, 'waiting');
      if (segment && !(await ask(index, segment))) return 'stopped';
    }
    return 'done';
  }

  const headStart = performance.now();
  const filled = await fillAll(0, () => performance.now() - headStart > HEAD_START_MS);
  isTold = true;
  onSegments?.({ from, to, segments, tail, keys: known.keys });
  let isOver = false;
  const filling = fillAll(filled, () => isOver || signal?.aborted === true);
  try {
    const state = await askAll();
    return { state, tokensPerSecond: tokensPerSecond() };
  } finally {
    isOver = true;
    await filling;
  }
}
