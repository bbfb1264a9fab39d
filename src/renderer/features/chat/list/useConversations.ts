import { useMemo, useState } from 'react';
import type { ConversationRow, MessageHit } from '#shared/ipc/chat.ts';
import { request } from '../../../ipc/client.ts';
import { useEvent } from '../../../ipc/useEvent.ts';
import { type AskForPage, QUERY_CHARACTERS, SEARCH_DELAY, usePages } from '../../../ui/usePages.ts';
import { useThrottled } from '../../../ui/useThrottled.ts';
import { type FilterChoice, NO_FILTER, toFilter } from './conversationFilter.ts';

/** Of the list, in milliseconds: several answers may begin and end at a time. */
const REFRESH_MS = 300;

/** A conversation, or with a search a message in one. */
export type ConversationItem =
  { id: string; row: ConversationRow; hit: null } | { id: string; row: null; hit: MessageHit };

interface Question {
  query: string;
  choice: FilterChoice;
}

const ask: AskForPage<Question, ConversationItem> = async ({ query, choice }, page) => {
  const searching = query.trim() !== '';
  const filter = toFilter(choice, Date.now(), { searching });
  if (!searching) {
    const { rows, total } = await request('chat.list', { filter, ...page });
    return { rows: rows.map((row) => ({ id: row.id, row, hit: null })), total };
  }
  const { rows, total } = await request('chat.search', { query, filter, ...page });
  return { rows: rows.map((hit) => ({ id: hit.messageId, row: null, hit })), total };
};

/** The conversations that pass a filter, or the messages in them that a search finds, as new as what is saved. */
export function useConversations() {
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useState(NO_FILTER);
  const question = useMemo(() => ({ query, choice }), [query, choice]);
  const { listing, error, refresh, loadMore } = usePages(
    question,
    ask,
    query === '' ? 0 : SEARCH_DELAY,
  );
  const refreshSoon = useThrottled(refresh, REFRESH_MS);
  useEvent('chat.changed', refreshSoon);
  useEvent('chat.messages', refreshSoon);
  // A history that is opened again has others.
  useEvent('history.changed', refreshSoon);

  return {
    query,
    search: (text: string) => {
      setQuery(text.slice(0, QUERY_CHARACTERS));
    },
    choice,
    setChoice,
    listing,
    error,
    refresh,
    loadMore,
  };
}

export type Conversations = ReturnType<typeof useConversations>;
