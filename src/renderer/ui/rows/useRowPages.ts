import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { AskForPage } from '../usePages.ts';
import { type KeyOf, PAGE, pagesOf, type RowPages, withPage, withRow } from './rowPages.ts';

/** Beside what is seen, in rows. */
const AROUND = 20;

/**
 * The rows that answer a question, of which only the pages that are looked at are known. `seen` tells the first and last
 * position on the screen. The question is asked when it is another one than before, `delayMs` later.
 */
export function useRowPages<Question, Row>(
  question: Question,
  ask: AskForPage<Question, Row>,
  keyOf: KeyOf<Row>,
  seen: () => readonly [number, number],
  delayMs: number,
) {
  const [listing, setListing] = useState<RowPages<Question, Row> | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  /** Pages that are as main has them. */
  const fresh = useRef(new Set<number>());
  const underWay = useRef(new Set<number>());
  const asked = useRef(question);

  function look(): void {
    const total = listing?.question === asked.current ? listing.total : 0;
    const [first, last] = total === 0 ? [0, 0] : seen();
    for (const page of pagesOf(first - AROUND, last + AROUND, total)) {
      if (!fresh.current.has(page) && !underWay.current.has(page)) void load(page);
    }
  }
  const latest = useRef(look);
  useLayoutEffect(() => {
    latest.current = look;
  });
  const load = useCallback(
    async (page: number) => {
      const mine = asked.current;
      fresh.current.add(page);
      underWay.current.add(page);
      try {
        const answer = await ask(mine, { limit: PAGE, offset: page * PAGE });
        if (mine !== asked.current) return;
        setListing((before) => withPage(before, mine, page, answer));
        setError(null);
      } catch (error) {
        if (mine !== asked.current) return;
        fresh.current.delete(page);
        setError(toAppError(error).toData());
      } finally {
        if (mine === asked.current) underWay.current.delete(page);
      }
    },
    [ask],
  );

  const refresh = useCallback(() => {
    fresh.current.clear();
    latest.current();
  }, []);
  const wait = useEffectEvent(() => delayMs);
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.current = question;
      underWay.current.clear();
      refresh();
    }, wait());
    return () => {
      clearTimeout(timer);
    };
  }, [question, refresh]);
  // What changed while a page was under way, or what there is to see now.
  useEffect(() => {
    latest.current();
  }, [listing]);

  return {
    listing,
    error,
    refresh,
    /** To be called when something else is seen. */
    look,
    /** Shows what became of a row before the page is asked for again. */
    show: useCallback(
      (row: Row) => {
        setListing((before) => before && withRow(before, row, keyOf));
      },
      [keyOf],
    ),
  };
}
