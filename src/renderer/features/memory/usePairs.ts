import { useEffect } from 'react';
import type { MemoryFilter, MemoryPair } from '#shared/ipc/memory.ts';
import { request } from '../../ipc/client.ts';
import { useAnswer } from '../../ipc/useAnswer.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import type { RowPages } from '../../ui/rows/rowPages.ts';
import { useRowPages } from '../../ui/rows/useRowPages.ts';
import { type AskForPage, SEARCH_DELAY } from '../../ui/usePages.ts';
import { useThrottled } from '../../ui/useThrottled.ts';

export type PairPages = RowPages<MemoryFilter, MemoryPair>;

/** More rows than these are taller than what a page can scroll. */
export const MAX_LISTED = 200_000;

/** While it is filled it says so more often than anybody reads. */
const REFRESH_MS = 1000;

export const idOf = ({ id }: MemoryPair): number => id;
const ask: AskForPage<MemoryFilter, MemoryPair> = (filter, page) =>
  request('memory.list', { filter, ...page });

/** The pairs that a filter lets through, of which only the pages that are looked at are known, and what there is in all. */
export function usePairs(filter: MemoryFilter, seen: () => readonly [number, number]) {
  const { answer: summary, error, ask: askSummary } = useAnswer('memory.summary');
  const pairs = useRowPages(filter, ask, idOf, seen, filter.query === '' ? 0 : SEARCH_DELAY);
  const refresh = useThrottled(() => {
    void askSummary();
    pairs.refresh();
  }, REFRESH_MS);
  useEvent('memory.changed', refresh);
  useEffect(() => {
    void askSummary();
  }, [askSummary]);
  return { ...pairs, summary, error: pairs.error ?? error, refresh };
}
