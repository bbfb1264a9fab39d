import { describe, expect, it } from 'vitest';
import { createConversationStore } from '#core/history/conversationStore.ts';
import { openMemoryDatabase } from '#core/history/database.ts';
import { AppError } from '#shared/errors.ts';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import { announceAnswer } from './chatEvents.ts';
import { newConversation } from './newConversation.ts';

function announced() {
  const database = openMemoryDatabase();
  const store = createConversationStore(database);
  const { id } = newConversation();
  store.create(newConversation({ id }));
  const events: { name: EventName; data: unknown }[] = [];
  const emit = <E extends EventName>(name: E, data: EventData<E>) => {
    events.push({ name, data });
  };
  return { id, events, to: { id, store, emit } };
}
const answer: ConversationMessage = {
  ...{ id: 'a', parentId: null, role: 'assistant', text: '', state: 'running', model: '' },
  ...{ createdAt: 0, totalMs: 0 },
};

describe('what every window hears of an answer', () => {
  it('is that it begins, each piece in its place, and how it ended', async () => {
    const { events, to } = announced();
    const words = ['一', '二三', '四', '五六七'];
    const whole = words.join('');
    await announceAnswer(to, async ({ onStart, onText }) => {
      onStart?.([answer]);
      for (const word of words) {
        onText?.(word, 'a');
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      const message = { ...answer, text: whole, state: 'done' as const };
      return { message, context: null, generation: null };
    });
    const names = events.map(({ name }) => name);
    expect(names[0]).toBe('chat.messages');
    expect(names.at(-1)).toBe('chat.messages');
    const pieces = events.filter(({ name }) => name === 'chat.text').map(({ data }) => data);
    expect(pieces.length).toBeGreaterThan(0);
    let shown = '';
    for (const piece of pieces as EventData<'chat.text'>[]) {
      expect(piece.at).toBe(shown.length);
      shown += piece.text;
    }
    expect(whole.startsWith(shown)).toBe(true);
    expect(events.at(-1)?.data).toMatchObject({ messages: [{ text: whole, state: 'done' }] });
  });

  it('is that something changed when it failed, and who asked hears why', async () => {
    const { id, events, to } = announced();
    const failure = new AppError('engine.died', { model: '' });
    await expect(announceAnswer(to, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(events).toEqual([{ name: 'chat.changed', data: { id } }]);
  });
});
