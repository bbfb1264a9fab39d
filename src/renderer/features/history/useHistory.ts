import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { HistoryRow } from '#shared/ipc/history.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';

const PAGE = 200;
const SEARCH_DELAY = 120;
/** The most the contract takes. */
const QUERY_CHARACTERS = 500;

interface Listing {
  query: string;
  rows: readonly HistoryRow[];
  total: number;
}

/** The saved translations that fit a search, a page at a time, as new as the history file. */
export function useHistory() {
  const { t } = useTranslation();
  const toast = useToast();
  const { report } = useNotices();
  const [query, setQuery] = useState('');
  const [listing, setListing] = useState<Listing | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const latest = useRef(0);
  const loadingMore = useRef(false);

  /** Lists the first `count` entries, `known` among them. An answer that a later question overtook is dropped. */
  const load = useCallback(async (query: string, count: number, known?: readonly HistoryRow[]) => {
    const mine = ++latest.current;
    try {
      const rows = known ? [...known] : [];
      let total = 0;
      do {
        const page = await request('history.list', { query, limit: PAGE, offset: rows.length });
        if (mine !== latest.current) return;
        rows.push(...page.rows);
        // A page without rows is the end, whatever was counted: the list would ask for the rest for ever.
        total = page.rows.length === 0 ? rows.length : page.total;
      } while (rows.length < Math.min(count, total));
      setListing({ query, rows, total });
      setError(null);
    } catch (error) {
      if (mine === latest.current) setError(toAppError(error).toData());
    }
  }, []);

  const refresh = useEffectEvent(() => {
    void load(query, listing?.query === query ? listing.rows.length : PAGE);
  });
  useEffect(() => {
    const timer = setTimeout(refresh, query === '' ? 0 : SEARCH_DELAY);
    return () => {
      clearTimeout(timer);
    };
  }, [query]);
  useEvent('history.changed', () => {
    void load(query, listing?.rows.length ?? PAGE);
  });

  async function loadMore(): Promise<void> {
    if (loadingMore.current || !listing || listing.rows.length >= listing.total) return;
    loadingMore.current = true;
    await load(listing.query, listing.rows.length + PAGE, listing.rows);
    loadingMore.current = false;
  }

  /** What changes in the history comes back as `history.changed`. */
  async function change(route: 'history.delete' | 'history.restore', id: string): Promise<void> {
    try {
      await request(route, { id });
    } catch (error) {
      report(toAppError(error).toData());
      return;
    }
    if (route === 'history.restore') return;
    toast({
      text: t('history.deleted'),
      action: {
        label: t('common.undo'),
        onAction: () => void change('history.restore', id),
      },
    });
  }

  return {
    query,
    search: (text: string) => {
      setQuery(text.slice(0, QUERY_CHARACTERS));
    },
    listing,
    error,
    retry: () => {
      // Its error is the one the listing meets, too.
      void request('history.reopen', null)
        .catch(() => undefined)
        .then(() => load(query, PAGE));
    },
    loadMore: () => {
      void loadMore();
    },
    remove: (id: string) => {
      void change('history.delete', id);
    },
  };
}

export type History = ReturnType<typeof useHistory>;
