import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { RouteOutput } from '#shared/ipc/contract.ts';
import type { Segmented } from '#shared/ipc/translator.ts';
import type { TranslatorAction } from './translatorState.ts';

export type Opened = NonNullable<RouteOutput<'translator.open'>>;

/** Shows a translation of the history with its segments. */
export function openedAction({ entry, segments, tail }: Opened): TranslatorAction {
  return { type: 'opened', entry, segmented: { segments, tail } };
}

/** An entry that is in no history, whose segments nobody knows: its text is one. */
export function inOnePiece(entry: HistoryEntry): Segmented {
  const { source, target, from } = entry;
  const whole = { id: 0, source: { begin: 0, end: source.length }, from, gap: '', target };
  const facts = { state: 'done', origin: 'model', accepted: false } as const;
  return { segments: [{ ...whole, ...facts, flags: [], terms: [] }], tail: '' };
}
