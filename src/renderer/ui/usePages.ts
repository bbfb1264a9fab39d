import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';

const PAGE = 200;
/** Between typing and asking, in milliseconds. */
export const SEARCH_DELAY = 120;
/** The most of a query that the contract takes. */
export const QUERY_CHARACTERS = 500;

/** Asks for rows; the same function at every render. */
export type AskForPage<Question, Row> = (
  question: Question,
  page: { limit: number; offset: number },
) => Promise<{ rows: Row[]; total: number }>;

/**
 * What answers a question, a page at a time. The question is asked when it is another one than before, `delayMs` later,
 * and again by `refresh`.
 */
export function usePages<Question, Row>(
  question: Question,
  ask: AskForPage<Question, Row>,
  delayMs: number,
) {
  const [listing, setListing] = useState<{
    question: Question;
    rows: readonly Row[];
    total: number;
  } | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const latest = useRef(0);
  const loadingMore = useRef(false);

  /** Lists the first `count` rows, `known` among them. An answer that a later question overtook is dropped. */
  const load = useCallback(
    async (question: Question, count: number, known?: readonly Row[]) => {
      const mine = ++latest.current;
      try {
        const rows = known ? [...known] : [];
        let total = 0;
        do {
          const page = await ask(question, { limit: PAGE, offset: rows.length });
          if (mine !== latest.current) return;
          rows.push(...page.rows);
          // A page without rows is the end, whatever was counted: the list would ask for the rest for ever.
          total = page.rows.length === 0 ? rows.length : page.total;
        } while (rows.length < Math.min(count, total));
        setListing({ question, rows, total });
        setError(null);
      } catch (error) {
        if (mine === latest.current) setError(toAppError(error).toData());
      }
    },
    [ask],
  );

  const refresh = useEffectEvent(() => {
    const shown = listing?.question === question ? listing.rows.length : 0;
    return load(question, Math.max(PAGE, shown));
  });
  const wait = useEffectEvent(() => delayMs);
  useEffect(() => {
    const timer = setTimeout(() => void refresh(), wait());
    return () => {
      clearTimeout(timer);
    };
  }, [question]);

  async function loadMore(): Promise<void> {
    if (loadingMore.current || !listing || listing.rows.length >= listing.total) return;
    loadingMore.current = true;
    await load(listing.question, listing.rows.length + PAGE, listing.rows);
    loadingMore.current = false;
  }

  return {
    listing,
    error,
    refresh: () => void load(question, Math.max(PAGE, listing?.rows.length ?? 0)),
    loadMore: () => void loadMore(),
  };
}
