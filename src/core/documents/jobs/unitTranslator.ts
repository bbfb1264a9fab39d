import { setImmediate } from 'node:timers/promises';
import type { Engine, LoadedModel } from '#core/engine/engine.ts';
import { noTerms, type TermFinder } from '#core/glossary/term.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { Guard } from '#core/translate/guard/guard.ts';
import type { Exchange } from '#core/translate/sentenceModel.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import { createSegmentTranslator, type SegmentTranslator } from '../segments/segmentTranslator.ts';
import type { JobBoard } from './jobBoard.ts';
import { plainText } from './plainText.ts';
import type { ContextStore } from './store/contextStore.ts';
import type { JobRow } from './store/jobRow.ts';
import type { SegmentRow } from './store/segmentRow.ts';
import type { SegmentChange, SegmentStore } from './store/segmentStore.ts';

/** In percent; what is less similar is no help. */
const SIMILAR = { limit: 1, atLeast: 75 };
/** In UTF-16 units: longer ones would push out of a small window what the sentence itself needs. */
const LONGEST_SIMILAR = 500;

export interface UnitTranslatorOptions {
  engine: Engine;
  segments: SegmentStore;
  context: ContextStore;
  memory: () => MemoryStore | null;
  /** The output guard as it is wanted by now. */
  guard?: (() => Guard | undefined) | undefined;
  /** The terms of the glossaries in use by now, the same finder for as long as they are the same. */
  terms?: ((from: string, to: string) => TermFinder) | undefined;
  board: JobBoard;
}

export interface UnitTranslator {
  /**
   * Translates what waits in a paragraph, sentence by sentence, each saved at once. `stopped`: by the signal, or the
   * engine. Errors: those of the engine, of the model and of saving.
   */
  translate(
    job: JobRow,
    unit: number,
    model: LoadedModel,
    signal: AbortSignal,
  ): Promise<'done' | 'stopped'>;
  /** The translator of a job's segments. */
  translator(job: JobRow, model: LoadedModel): Promise<SegmentTranslator>;
}

export function createUnitTranslator(options: UnitTranslatorOptions): UnitTranslator {
  const { engine, segments, context, memory, board, guard = () => undefined } = options;
  const { terms: termsOf = () => noTerms } = options;
  /** Sources that are with the model: nobody asks for the same at the same time. */
  const asked = new Map<string, Promise<unknown>>();
  let latest: { used: readonly unknown[]; made: Promise<SegmentTranslator> } | undefined;

  function translator(
    { id, from, to, settings }: JobRow,
    model: LoadedModel,
  ): Promise<SegmentTranslator> {
    const aids = { guard: guard(), terms: termsOf(from, to) };
    const used = [id, model, aids.guard, aids.terms];
    if (latest?.used.every((each, place) => each === used[place])) return latest.made;
    const { style } = settings;
    const made = createSegmentTranslator(engine, model, { from, to, style, ...aids });
    latest = { used, made };
    made.catch(() => (latest = undefined));
    return made;
  }

  function save(job: JobRow, row: SegmentRow, change: SegmentChange): void {
    if (segments.put(job.number, row, change)) board.segmentsChanged(job.id);
  }

  function remembered({ from, to }: JobRow, { source }: SegmentRow): string | undefined {
    const text = plainText(source);
    if (text === null) return undefined;
    return memory()?.find({ source: text, from, to })[0]?.target;
  }

  /** What the memory has for a similar sentence, as if it had been translated before. The starter model has no use for it. */
  function similar({ from, to }: JobRow, { source }: SegmentRow, model: LoadedModel): Exchange[] {
    const text = plainText(source);
    if (text === null || model.starter || text.length > LONGEST_SIMILAR) return [];
    const [match] = memory()?.matches({ source: text, from, to }, SIMILAR) ?? [];
    return match ? [{ source: match.source, target: match.target }] : [];
  }

  /** Asks the model, and gives what it says to all sentences that are the same. */
  async function ask(
    job: JobRow,
    row: SegmentRow,
    model: LoadedModel,
    signal: AbortSignal,
  ): Promise<'done' | 'stopped'> {
    const segmentTranslator = await translator(job, model);
    const translated = await segmentTranslator.translate(row.source, {
      signal,
      context: [...similar(job, row, model), ...context.before(job.number, row)],
    });
    if (!translated || signal.aborted) return 'stopped';
    const change = { ...translated, state: 'translated' as const };
    save(job, row, { ...change, origin: 'model' });
    board.speed(job.id).count(row.words);
    if (row.repeats > 0) await fillRepeats(job, row, { ...change, origin: 'repeat' }, signal);
    return 'done';
  }

  async function fillRepeats(
    job: JobRow,
    row: SegmentRow,
    change: SegmentChange,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted && segments.fillRepeats(job.number, row, change) > 0) {
      board.segmentsChanged(job.id);
      await setImmediate();
    }
  }

  async function askOnce(
    job: JobRow,
    row: SegmentRow,
    model: LoadedModel,
    signal: AbortSignal,
  ): Promise<'done' | 'stopped'> {
    const key = `${job.number} ${row.sourceHash}`;
    const other = asked.get(key);
    if (other) {
      await unlessAborted(
        other.catch(() => undefined),
        signal,
      );
      return 'done';
    }
    const mine = ask(job, row, model, signal);
    asked.set(key, mine);
    try {
      return await mine;
    } finally {
      asked.delete(key);
    }
  }

  return {
    translator,
    async translate(job, unit, model, signal) {
      while (!signal.aborted) {
        const row = segments.nextInUnit(job.number, unit);
        if (!row) return 'done';
        const known = remembered(job, row);
        if (known !== undefined)
          save(job, row, { target: [known], state: 'translated', origin: 'memory', flags: [] });
        else if ((await askOnce(job, row, model, signal)) === 'stopped') return 'stopped';
        // Many that are known would keep everybody else waiting.
        await setImmediate();
      }
      return 'stopped';
    },
  };
}
