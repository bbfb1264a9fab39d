import { expect, it } from 'vitest';
import { newConversation } from '#core/chat/newConversation.ts';
import { createConversationStore } from './conversationStore.ts';
import { useTempHistory } from './testing/tempHistory.ts';

const temp = useTempHistory();
/** More than are ranked. */
const MANY = 5010;

it('finds words and characters that thousands of messages have, the newest first, page by page', () => {
  const store = createConversationStore(temp.open());
  const conversation = (id: string, archived: boolean, count: number) => {
    const messages = Array.from({ length: count }, (_, at) => ({
      ...({ id: `${id}-${at}`, parentId: null, role: 'user', text: `天气 weather ${at}` } as const),
      ...({ state: 'done', model: '', createdAt: at, totalMs: 0 } as const),
    }));
    store.create(newConversation({ id, archived }), messages);
  };
  conversation('kept', false, MANY);
  conversation('archived', true, 7);
  conversation('deleted', false, 3);
  store.delete('deleted');

  for (const query of ['天气', '天', 'weather ', 'w']) {
    const all = store.search(query, {}, { limit: 9, offset: 0 });
    expect(all.total).toBe(MANY + 7);
    expect(all.rows.map(({ messageId }) => messageId)).toEqual([
      ...['archived-6', 'archived-5', 'archived-4', 'archived-3', 'archived-2', 'archived-1'],
      ...['archived-0', `kept-${MANY - 1}`, `kept-${MANY - 2}`],
    ]);
    const shown = store.search(query, { archived: false }, { limit: 9, offset: MANY - 1 });
    expect(shown).toMatchObject({ total: MANY, rows: [{ messageId: 'kept-0' }] });
    const archived = store.search(query, { archived: true }, { limit: 1, offset: 0 });
    expect(archived).toMatchObject({ total: 7, rows: [{ messageId: 'archived-6' }] });
    const beyond = store.search(query, { archived: false }, { limit: 9, offset: MANY });
    expect(beyond).toEqual({ total: MANY, rows: [] });
  }
});
