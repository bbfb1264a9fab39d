import type { ErrorData } from '#shared/errors.ts';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { RunningTranslation, Translation } from '#shared/ipc/translator.ts';
import { appendTarget, emptyTarget, targetText, type TargetText } from './targetText.ts';

export type Phase = 'running' | 'done' | 'stopped' | 'failed' | 'interrupted';

/** The translation the target pane shows: in progress, ended, or opened from the history. */
export interface Run {
  id: string;
  phase: Phase;
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
  /** Segments the model did not end by itself. */
  truncated: number;
}

export interface TranslatorState {
  run: Run | null;
  target: TargetText;
  /** The target is of an earlier run: the current one has no text yet. */
  stale: boolean;
}

export type TranslatorAction =
  | { type: 'started'; id: string; from: string; to: string; at: number }
  | ({ type: 'progress' } & Omit<RunningTranslation, 'source' | 'target'> & { text: string })
  | { type: 'finished'; id: string; translation: Translation }
  | { type: 'failed'; id: string; error: ErrorData }
  | { type: 'resumed'; running: RunningTranslation }
  | { type: 'ended'; id: string }
  | { type: 'opened'; entry: HistoryEntry }
  | { type: 'restored'; state: TranslatorState }
  | { type: 'cleared' };

export const initialState: TranslatorState = { run: null, target: emptyTarget, stale: false };

/** What the target pane shows after an action; whatever carries the id of an older run changes nothing. */
export function translatorReducer(
  state: TranslatorState,
  action: TranslatorAction,
): TranslatorState {
  switch (action.type) {
    case 'started': {
      const { id, from, to, at } = action;
      const run = { ...emptyRun, id, from, to, startedAt: at };
      return { run, target: state.target, stale: state.target.length > 0 };
    }
    case 'progress': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      const { from, to, done, total, tokensPerSecond, text } = action;
      return {
        ...freshTarget(state, text),
        run: { ...run, from, to, done, total, tokensPerSecond },
      };
    }
    case 'finished': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      const {
        target,
        state: phase,
        from,
        to,
        tokensPerSecond,
        totalMs,
        model,
        segments,
      } = action.translation;
      const truncated = segments.filter(({ flags }) => flags.includes('truncated')).length;
      const total = phase === 'done' ? segments.length : run.total;
      const done = phase === 'done' ? total : run.done;
      return {
        run: { ...run, phase, from, to, done, total, tokensPerSecond, totalMs, model, truncated },
        target: sameText(state, target) ? state.target : targetText(target),
        stale: false,
      };
    }
    case 'failed': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      return {
        run: { ...run, phase: 'failed', error: action.error },
        target: state.stale ? emptyTarget : state.target,
        stale: false,
      };
    }
    case 'resumed': {
      const { id, from, to, done, total, tokensPerSecond, target } = action.running;
      return {
        run: { ...emptyRun, id, from, to, done, total, tokensPerSecond },
        target: targetText(target),
        stale: false,
      };
    }
    case 'ended': {
      const run = runningRun(state, action.id);
      if (!run) return state;
      const whole = run.total > 0 && run.done === run.total;
      return { ...state, run: { ...run, phase: whole ? 'done' : 'stopped' } };
    }
    case 'opened': {
      const { id, state: phase, from, to, totalMs, model, target } = action.entry;
      return {
        run: { ...emptyRun, id, phase, from, to, model, totalMs: totalMs > 0 ? totalMs : null },
        target: targetText(target),
        stale: false,
      };
    }
    case 'restored':
      return action.state;
    case 'cleared':
      return initialState;
  }
}

const emptyRun: Omit<Run, 'id' | 'from' | 'to'> = {
  phase: 'running',
  done: 0,
  total: 0,
  tokensPerSecond: 0,
  startedAt: null,
  totalMs: null,
  model: '',
  error: null,
  truncated: 0,
};

function runningRun({ run }: TranslatorState, id: string): Run | null {
  return run?.id === id && run.phase === 'running' ? run : null;
}

function freshTarget(state: TranslatorState, text: string): TranslatorState {
  if (text === '') return state;
  return {
    ...state,
    target: appendTarget(state.stale ? emptyTarget : state.target, text),
    stale: false,
  };
}

function sameText({ target, stale }: TranslatorState, text: string): boolean {
  return (
    !stale &&
    target.reduce((length, block) => length + block.length, 0) === text.length &&
    target.join('') === text
  );
}
