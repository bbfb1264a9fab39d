import { useEffect, useEffectEvent, useRef } from 'react';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import { request } from '../../ipc/client.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { AUTO } from './languageChoice.ts';
import type { Run } from './translatorState.ts';
import type { OpeningOptions } from './useOpening.ts';

/** Longer drafts wait for the user to ask when the app starts. */
const AUTO_START_CHARACTERS = 5000;

export interface RestoreOptions extends OpeningOptions {
  open: (entry: HistoryEntry) => void;
}

/** Once, when the window begins: what it showed when it was closed, or what still runs. */
export function useRestore({ source, runs, detection, translating, open }: RestoreOptions): void {
  const { settings, update } = useSettings();
  const { from, to } = settings;

  const restore = useEffectEvent(async () => {
    const draft = source.text();
    void detection.detectNow(draft);
    const wasRunning = await runs.resume().catch(() => null);
    if (wasRunning !== null) {
      translating.put(wasRunning, { text: wasRunning, from, to });
      return;
    }
    if (draft.trim() === '') return;
    const entries = await entriesToRestore(settings.translation).catch(() => []);
    if (source.text() !== draft) return;
    const entry = entries.find(
      (each) => each.source === draft && each.to === to && (from === AUTO || each.from === from),
    );
    if (entry && entry.state !== 'running') open(entry);
    else if (draft.length <= AUTO_START_CHARACTERS) translating.translate();
  });
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    void restore();
  }, []);

  const shownId = idOnShow(runs.state.run);
  const rememberShown = useEffectEvent((translation: string) => {
    if (translation !== settings.translation) update({ translation });
  });
  useEffect(() => {
    if (shownId !== null) rememberShown(shownId);
  }, [shownId]);
}

const idOnShow = (run: Run | null) => (run && run.phase !== 'running' ? run.id : null);

/** The translation that was on show, and the newest one: a kill -9 comes before the first is known. */
async function entriesToRestore(shownId: string): Promise<HistoryEntry[]> {
  const { rows } = await request('history.list', { query: '', limit: 1, offset: 0 });
  const ids = new Set([shownId, ...rows.map(({ id }) => id)].filter((id) => id !== ''));
  const entries = await Promise.all([...ids].map((id) => request('history.get', { id })));
  return entries.filter((entry) => entry !== null);
}
