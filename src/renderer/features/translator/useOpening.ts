import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import { request } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { AUTO } from './languageChoice.ts';
import { inOnePiece, type Opened, openedAction } from './openedAction.ts';
import { settled } from './shownText.ts';
import type { TranslatorState } from './translatorState.ts';
import type { useDetection } from './useDetection.ts';
import type { useRun } from './useRun.ts';
import type { Source } from './useSource.ts';
import type { Translating } from './useTranslating.ts';

export interface OpeningOptions {
  source: Source;
  runs: ReturnType<typeof useRun>;
  detection: ReturnType<typeof useDetection>;
  translating: Translating;
}

/** Other texts in place of the ones in the panes, and the way back. */
export function useOpening({ source, runs, detection, translating }: OpeningOptions) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const toast = useToast();
  const { state, dispatch } = runs;
  const { run } = state;
  const { from, to } = settings;
  const { translated, put } = translating;

  function clear(): void {
    if (source.text() === '') return;
    const undo = whatIsShown();
    translating.stop();
    put('', null);
    dispatch({ type: 'cleared' });
    source.element.current?.focus();
    offerUndo(t('source.cleared'), undo);
  }

  /** What brings back the text and translation that are there now. */
  function whatIsShown(): () => void {
    const before = {
      text: source.text(),
      translated: translated.current,
      state: ended(state),
      detected: detection.detected,
    };
    return () => {
      update({ from, to });
      put(before.text, before.translated);
      detection.setDetected(before.detected);
      dispatch({ type: 'restored', state: before.state });
      source.element.current?.focus();
      // Only so does main know of its sentences again.
      if (before.state.run)
        request('translator.open', { id: before.state.run.id }).catch(() => null);
    };
  }

  function offerUndo(text: string, onAction: () => void): void {
    toast({ text, action: { label: t('common.undo'), onAction } });
  }

  const isOnShow = (text: string) =>
    translated.current?.text === text && source.text() === text && !state.stale;

  /**
   * Shows a translation of the history again, or one with a revision that was `accepted`, which nobody expects to take
   * the place of another text; nothing is translated. Answers with whether it offers to undo that.
   */
  function open(entry: HistoryEntry, { accepted = false } = {}): boolean {
    const isRunning = run?.phase === 'running';
    const isShown = run?.id === entry.id && (isRunning || isOnShow(entry.source));
    if (isShown && isRunning) return false;
    const replaced = source.text();
    const isTranslated = translated.current?.text === replaced && run?.phase !== 'failed';
    const isOther = replaced.trim() !== '' && replaced !== entry.source;
    // What was translated is in the history itself.
    const isSaved = isTranslated && settings.historyEnabled;
    const offersUndo = !isShown && isOther && (accepted || !isSaved);
    void openedOf(entry).then((opened) => {
      // Who types meanwhile wants to go on with that.
      if (source.text() === replaced) latest.current(opened, { isShown, accepted, offersUndo });
    });
    return offersUndo;
  }

  function show(
    opened: Opened,
    { isShown = false, accepted = false, offersUndo = false } = {},
  ): void {
    const { entry } = opened;
    const undo = whatIsShown();
    if (!isShown) {
      translating.stop();
      const nextFrom = from === AUTO ? AUTO : entry.from;
      put(entry.source, { text: entry.source, from: nextFrom, to: entry.to });
      detection.setDetected(entry.from === AUTO ? null : entry.from);
      update({ from: nextFrom, to: entry.to });
    }
    dispatch(openedAction(opened));
    if (offersUndo) offerUndo(t(accepted ? 'chat.acceptedOver' : 'history.opened'), undo);
  }
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });

  return { clear, open };
}

/** An entry that is in no history has nobody who knows its sentences. */
async function openedOf(entry: HistoryEntry): Promise<Opened> {
  const opened = await request('translator.open', { id: entry.id }).catch(() => null);
  return opened ?? { entry, ...inOnePiece(entry) };
}

/** A translation that was stopped meanwhile cannot go on. */
function ended(state: TranslatorState): TranslatorState {
  if (state.run?.phase !== 'running') return state;
  const run = { ...state.run, phase: 'stopped' as const };
  return { ...state, run, text: settled(state.text), arriving: null };
}
