import type { Engine } from '#core/engine/engine.ts';
import { createSpeedometer } from '#core/translate/speedometer.ts';
import { createGuard } from '#core/translate/guard/createGuard.ts';
import type { Guard } from '#core/translate/guard/guard.ts';
import { translate } from '#core/translate/translate.ts';
import type { Language } from '#shared/languages.ts';
import type { EvalRow } from './evalRow.ts';
import { countKeptMarks, type KeptMarks } from './keptMarks.ts';
import { countRequiredWords, type RequiredWords } from './requiredWords.ts';
import { score, type Scores } from './score.ts';

export interface EvalTask {
  rows: readonly EvalRow[];
  from: Language;
  to: Language;
}

export interface EvalOptions {
  signal?: AbortSignal;
  onRow?: (progress: EvalProgress) => void;
  /**
   * What the app does with an answer: checks and cleans it, and tries again where something is wrong (`on`, as without);
   * all but trying again (`once`); nothing (`off`).
   */
  guard?: 'on' | 'once' | 'off';
}

export interface EvalProgress {
  hypothesis: string;
  /** Rows translated, and in all. */
  done: number;
  total: number;
  tokensPerSecond: number;
}

export interface Evaluation extends Scores {
  state: 'done' | 'stopped';
  /** The translations, one line each, in the order of the rows. */
  hypotheses: readonly string[];
  kept: KeptMarks;
  requiredWords: RequiredWords | null;
  /** Rows with an answer that was cut off. */
  truncated: number;
  /** Second attempts. */
  retries: number;
  /** Of decoding. */
  tokensPerSecond: number;
  totalMs: number;
}

/**
 * Translates the sources with the loaded model, as the app does, and scores what comes. Stopped by the signal it scores
 * the rows that were finished. Errors: those of `translate`.
 */
export async function evaluate(
  engine: Engine,
  { rows, from, to }: EvalTask,
  { signal, onRow, guard = 'on' }: EvalOptions = {},
): Promise<Evaluation> {
  const startedAt = performance.now();
  const { measure, tokensPerSecond } = createSpeedometer();
  let retries = 0;
  let cut = 0;
  const measured: Engine = {
    ...engine,
    async generate(...request) {
      const generation = await engine.generate(...request);
      measure(generation);
      if (request[1].firmly) retries++;
      else if (generation.finish === 'length') cut++;
      return generation;
    },
  };
  const aids = { guard: guardFor(guard) };

  const segments: (EvalRow & { hypothesis: string })[] = [];
  let truncated = 0;
  for (const row of rows) {
    const { source: text, requiredWords } = row;
    const request = { text, from: from.code, to: to.code, requiredWords };
    const cutBefore = cut;
    const translation = await translate(measured, request, aids, { ...(signal && { signal }) });
    if (translation.state === 'stopped') break;
    const hypothesis = oneLine(translation.target);
    const isFlagged = translation.segments.some(({ flags }) => flags.includes('truncated'));
    if (guard === 'on' ? isFlagged : cut > cutBefore) truncated++;
    segments.push({ ...row, hypothesis });
    const done = segments.length;
    onRow?.({ hypothesis, done, total: rows.length, tokensPerSecond: tokensPerSecond() });
  }

  return {
    state: segments.length < rows.length ? 'stopped' : 'done',
    hypotheses: segments.map(({ hypothesis }) => hypothesis),
    ...score(segments, to),
    kept: countKeptMarks(segments),
    requiredWords: countRequiredWords(segments),
    ...{ truncated, retries },
    tokensPerSecond: tokensPerSecond(),
    totalMs: performance.now() - startedAt,
  };
}

function guardFor(guard: EvalOptions['guard']): Guard | undefined {
  if (guard === 'off') return undefined;
  const whole = createGuard({ off: [] });
  if (guard === 'on') return whole;
  // What has no flag is not tried again.
  return { ...whole, check: async (suspect) => ({ ...(await whole.check(suspect)), flags: [] }) };
}

/** A file of translations has one a line, and what is scored is what such a file would hold. */
function oneLine(text: string): string {
  return text.replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, ' ').trim();
}
