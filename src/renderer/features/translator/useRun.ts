import { type Dispatch, useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { toAppError } from '#shared/errors.ts';
import type { Style } from '#shared/ipc/style.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { openedAction } from './openedAction.ts';
import { createPaintQueue } from './paintQueue.ts';
import { initialState, type TranslatorAction, translatorReducer } from './translatorState.ts';

/** How often a translation that began in an earlier life of the window is looked at. */
const RESUME_POLL_MS = 500;

/** The translation on show and how to start and stop one. Only the newest counts. */
export function useRun() {
  const [state, dispatch] = useReducer(translatorReducer, initialState);
  const resumed = useRef<string | null>(null);
  const announced = useRef<string | null>(null);
  const queue = useMemo(
    () =>
      createPaintQueue((progress) => {
        dispatch({ type: 'progress', ...progress });
      }),
    [],
  );
  useEffect(
    () => () => {
      queue.clear();
    },
    [queue],
  );
  useEvent('translator.segments', (cut) => {
    // What was told before goes before it.
    if (cut.at === 0) queue.clear();
    else queue.flush();
    dispatch({ type: 'segments', ...cut });
  });
  useEvent('translator.progress', (progress) => {
    queue.add(progress);
  });

  const show = useCallback(
    (source: string, from: string, to: string) => {
      const id = crypto.randomUUID();
      resumed.current = null;
      queue.clear();
      dispatch({ type: 'started', id, source, from, to, at: Date.now() });
      return id;
    },
    [queue],
  );
  const actions = useMemo(
    () => ({
      /** Shows a translation that begins as soon as `start` can be called. */
      announce(text: string, from: string, to: string): void {
        announced.current = show(text, from, to);
      },
      start(text: string, from: string, to: string, style: Style | undefined): void {
        const id = show(text, from, to);
        announced.current = null;
        request('translator.translate', { id, text, from, to, ...(style && { style }) }).then(
          (translation) => {
            queue.flush();
            dispatch({ type: 'finished', id, translation });
          },
          (error: unknown) => {
            queue.flush();
            dispatch({ type: 'failed', id, error: toAppError(error).toData() });
          },
        );
      },
      stop(id: string): void {
        if (announced.current === id) {
          dispatch({ type: 'ended', id });
          return;
        }
        request('translator.stop', { id }).catch((error: unknown) => {
          dispatch({ type: 'failed', id, error: toAppError(error).toData() });
        });
      },
      /** Shows what this window had running before it was reloaded; answers with its source text. */
      async resume(): Promise<string | null> {
        const [running] = await request('translator.running', null);
        if (!running) return null;
        resumed.current = running.id;
        dispatch({ type: 'resumed', running });
        void follow(running.id, () => resumed.current === running.id, dispatch);
        return running.source;
      },
    }),
    [queue, show],
  );
  return { state, dispatch, ...actions };
}

/**
 * Nobody in this window waits for the answer of a translation from before a reload, and its events overlap with what
 * was asked for; so it is asked for until it is gone, and its end is read from the history.
 */
async function follow(
  id: string,
  wanted: () => boolean,
  dispatch: Dispatch<TranslatorAction>,
): Promise<void> {
  try {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RESUME_POLL_MS));
      if (!wanted()) return;
      const running = (await request('translator.running', null)).find((run) => run.id === id);
      if (!wanted()) return;
      if (!running) break;
      dispatch({ type: 'resumed', running });
    }
    const opened = await request('translator.open', { id });
    if (!wanted()) return;
    dispatch(opened ? openedAction(opened) : { type: 'ended', id });
  } catch (error) {
    dispatch({ type: 'failed', id, error: toAppError(error).toData() });
  }
}
