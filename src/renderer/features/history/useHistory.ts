import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { HistoryRow } from '#shared/ipc/history.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useToast } from '../../ui/toastContext.ts';
import { type AskForPage, QUERY_CHARACTERS, SEARCH_DELAY, usePages } from '../../ui/usePages.ts';
import { useNotices } from '../shell/noticesContext.ts';

const ask: AskForPage<string, HistoryRow> = (query, page) =>
  request('history.list', { query, ...page });

/** The saved translations that fit a search, a page at a time, as new as the history file. */
export function useHistory() {
  const { t } = useTranslation();
  const toast = useToast();
  const { report } = useNotices();
  const [query, setQuery] = useState('');
  const pages = usePages(query, ask, query === '' ? 0 : SEARCH_DELAY);
  useEvent('history.changed', pages.refresh);

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
    listing: pages.listing,
    error: pages.error,
    retry: () => {
      // Its error is the one the listing meets, too.
      void request('history.reopen', null)
        .catch(() => undefined)
        .then(pages.refresh);
    },
    loadMore: pages.loadMore,
    remove: (id: string) => {
      void change('history.delete', id);
    },
  };
}

export type History = ReturnType<typeof useHistory>;
