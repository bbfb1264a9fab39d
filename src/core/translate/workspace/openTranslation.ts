import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { Segment, Segmented } from '#shared/ipc/translator.ts';
import { targetOf } from '../changeSegment.ts';
import { pairSentences } from '../sentencePairs.ts';
import type { WorkspaceOptions } from './workspace.ts';
import type { Shown } from './workspaces.ts';

/**
 * A translation of the history with its segments, which the owner shows from now on, or one that is not saved and that
 * the owner shows already; null where it is gone.
 */
export function createOpen(options: WorkspaceOptions) {
  const { translations, recorder, workspaces, asks, running, stopJobs } = options;
  return (owner: string, id: string): (Segmented & { entry: HistoryEntry }) | null => {
    const store = translations();
    const entry = store?.get(id);
    const job = running(id);
    if (!store || !entry) {
      const onShow = workspaces.get(owner);
      return onShow?.id === id && !job ? unsaved(onShow) : null;
    }
    if (job && workspaces.get(owner)?.id === id) return { ...job, entry };

    asks.stopOwner(owner);
    workspaces.get(owner)?.chosen.clear();
    stopJobs(owner);
    const segmented = store.segments(id, entry) ?? segmentsOf(entry);
    const { source: text, from, to, model } = entry;
    const shown = { id, text, from, to, style: undefined, model, ...segmented, keys: new Map() };
    workspaces.show(owner, {
      ...shown,
      save(changed) {
        recorder.revise(store, id, changed);
      },
    });
    return { entry, segments: [...shown.segments], tail: shown.tail };
  };
}

function unsaved(shown: Shown): Segmented & { entry: HistoryEntry } {
  const { id, text: source, from, to, model = '', segments, tail } = shown;
  const isWhole = segments.every((segment) => segment.state === 'done');
  const entry: HistoryEntry = {
    ...{ id, source, target: targetOf(shown), from, to, model },
    ...{ state: isWhole ? 'done' : 'stopped', createdAt: Date.now(), totalMs: 0 },
  };
  return { entry, segments: [...segments], tail };
}

/** Those of a translation that has none saved: its sentences, as far as they go together. */
export function segmentsOf({ source, target, from, to }: HistoryEntry): Segmented {
  let end = 0;
  const segments = pairSentences(source, target, from, to).map((pair, at): Segment => {
    const gap = target.slice(end, pair.target.begin);
    ({ end } = pair.target);
    return {
      ...{ id: at + 1, source: pair.source, from, gap },
      target: target.slice(pair.target.begin, end),
      ...{ state: 'done', origin: 'model', accepted: false, flags: [], terms: [] },
    };
  });
  return { segments, tail: target.slice(end) };
}
