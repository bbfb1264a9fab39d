import type { ErrorData } from '#shared/errors.ts';
import type { EventData } from '#shared/ipc/contract.ts';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import type {
  RunningTranslation,
  Segment,
  Segmented,
  Translation,
} from '#shared/ipc/translator.ts';
import {
  addSegments,
  noText,
  putSegments,
  settled,
  type ShownText,
  showText,
} from './shownText.ts';

export type Phase = 'running' | 'done' | 'stopped' | 'failed' | 'interrupted';

/** The translation the target pane shows: in progress, ended, or opened from the history. */
export interface Run {
  id: string;
  phase: Phase;
  source: string;
  /** The source language in use, or `auto` while it is not known. */
  from: string;
  to: string;
  /** Segments finished and in all; 0 of 0 while the text is being split. */
  done: number;
  total: number;
  tokensPerSecond: number;
  /** Milliseconds since 1970; null where it began in an earlier life of the window. */
  startedAt: number | null;
  totalMs: number | null;
  /** The name of the model that made it; empty while it is in progress. */
  model: string;
  error: ErrorData | null;
}

export interface TranslatorState {
  run: Run | null;
  text: ShownText;
  /** The text is of an earlier run: the current one is not cut yet. */
  stale: boolean;
  /** What has come of the current run's text, while the earlier one is shown. */
  arriving: ShownText | null;
}

export type TranslatorAction =
  | { type: 'started'; id: string; source: string; from: string; to: string; at: number }
  | ({ type: 'segments' } & EventData<'translator.segments'>)
  | ({ type: 'progress' } & EventData<'translator.progress'>)
  | { type: 'finished'; id: string; translation: Translation }
  | { type: 'failed'; id: string; error: ErrorData }
  | { type: 'resumed'; running: RunningTranslation }
  | { type: 'ended'; id: string }
  | { type: 'opened'; entry: HistoryEntry; segmented: Segmented }
  | { type: 'put'; id: string; segment: Segment }
  | { type: 'restored'; state: TranslatorState }
  | { type: 'cleared' };

export const initialState: TranslatorState = {
  run: null,
  text: noText,
  stale: false,
  arriving: null,
};

/** What the target pane shows after an action; whatever carries the id of an older run changes nothing. */
export function translatorReducer(
  state: TranslatorState,
  action: TranslatorAction,
): TranslatorState {
  switch (action.type) {
    case 'started': {
      const { id, source, from, to, at } = action;
      const run = { ...emptyRun, id, source, from, to, startedAt: at };
      return { run, text: state.text, stale: state.text !== noText, arriving: null };
    }
    case 'segments': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      const { from, total } = action;
      return { ...withSegments(state, action, run), run: { ...run, from, total } };
    }
    case 'progress': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      const { from, to, done, total, tokensPerSecond, changed } = action;
      const next = { ...state, run: { ...run, from, to, done, total, tokensPerSecond } };
      if (changed.length === 0) return next;
      if (!state.stale) return { ...next, text: putSegments(state.text, changed) };
      return { ...next, arriving: state.arriving && putSegments(state.arriving, changed) };
    }
    case 'finished': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      const { translation } = action;
      const { state: phase, from, to, tokensPerSecond, totalMs, model, segments } = translation;
      const total = phase === 'done' ? segments.length : run.total;
      const done = phase === 'done' ? total : run.done;
      return {
        run: { ...run, phase, from, to, done, total, tokensPerSecond, totalMs, model },
        text: showText(noText, translation, { source: run.source, to }),
        ...CURRENT,
      };
    }
    case 'failed': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      return {
        run: { ...run, phase: 'failed', error: action.error },
        text: state.stale ? noText : settled(state.text),
        ...CURRENT,
      };
    }
    case 'resumed': {
      const { id, source, from, to, done, total, tokensPerSecond } = action.running;
      return {
        run: { ...emptyRun, id, source, from, to, done, total, tokensPerSecond },
        text: showText(noText, action.running, { source, to }),
        ...CURRENT,
      };
    }
    case 'ended': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      const whole = run.total > 0 && run.done === run.total;
      return {
        ...state,
        run: { ...run, phase: whole ? 'done' : 'stopped' },
        text: settled(state.text),
      };
    }
    case 'opened': {
      const { id, source, state: phase, from, to, totalMs, model } = action.entry;
      const about = { id, source, phase, from, to, model };
      return {
        run: { ...emptyRun, ...about, totalMs: totalMs > 0 ? totalMs : null },
        text: showText(noText, action.segmented, { source, to }),
        ...CURRENT,
      };
    }
    case 'put': {
      if (state.run?.id !== action.id || state.stale) return state;
      return { ...state, text: putSegments(state.text, [action.segment]) };
    }
    case 'restored':
      return action.state;
    case 'cleared':
      return initialState;
  }
}

const CURRENT = { stale: false, arriving: null };

/**
 * Segments that have come of the run's text. Where an earlier text is on show, it stays until all of them are there; in
 * an empty pane the first ones are shown at once.
 */
function withSegments(
  state: TranslatorState,
  { at, total, segments, tail }: EventData<'translator.segments'>,
  { source, to }: Run,
): Pick<TranslatorState, 'text' | 'stale' | 'arriving'> {
  const isWhole = at + segments.length === total;
  const come = { segments, tail: isWhole ? tail : '' };
  const known = state.stale ? state.arriving : state.text;
  const text =
    at === 0 || !known
      ? showText(state.text, come, { source, to })
      : addSegments(known, come, state.text);
  if (state.stale && !isWhole) return { text: state.text, stale: true, arriving: text };
  return { text, ...CURRENT };
}

const emptyRun: Omit<Run, 'id' | 'source' | 'from' | 'to'> = {
  phase: 'running',
  done: 0,
  total: 0,
  tokensPerSecond: 0,
  startedAt: null,
  totalMs: null,
  model: '',
  error: null,
};

function runningRun({ run }: TranslatorState, id: string): Run | null {
  return run?.id === id && run.phase === 'running' ? run : null;
}
