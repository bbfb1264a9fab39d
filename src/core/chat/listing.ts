import type { Paging } from '#core/history/conversationList.ts';
import type { ConversationStore } from '#core/history/conversationStore.ts';

interface Page<T> {
  rows: T[];
  total: number;
}

/** A page of what several stores have, one after the other. */
export function pageAcross<T>(
  stores: readonly ConversationStore[],
  { limit, offset }: Paging,
  read: (store: ConversationStore, paging: Paging) => Page<T>,
): Page<T> {
  const across: Page<T> = { rows: [], total: 0 };
  for (const store of stores) {
    const { rows, total } = read(store, {
      limit: limit - across.rows.length,
      offset: Math.max(0, offset - across.total),
    });
    across.rows.push(...rows);
    across.total += total;
  }
  return across;
}
