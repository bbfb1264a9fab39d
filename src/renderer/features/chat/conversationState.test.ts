import { describe, expect, it } from 'vitest';
import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';
import { conversationReducer, type ConversationState, wasSaid } from './conversationState.ts';

const conversation: Conversation = {
  ...{ id: 'c', kind: 'chat', title: '', system: null, temperature: 0.7, seed: null, origin: null },
  ...{ pinned: false, archived: false, createdAt: 0, updatedAt: 0, leafId: 'b' },
};
const message = (id: string, given: Partial<ConversationMessage> = {}): ConversationMessage => ({
  ...{ id, parentId: null, role: 'assistant', text: '', state: 'running' },
  ...{ model: '', createdAt: 0, totalMs: 0, ...given },
});
const opened: ConversationState = {
  ...{ conversation, context: null, outdated: false },
  messages: [message('a', { role: 'user', text: 'Hi', state: 'done' }), message('b')],
};
const text = (messageId: string, at: number, words: string, id = 'c') =>
  ({ type: 'text', event: { id, messageId, at, text: words } }) as const;
const answer = (state: ConversationState | null) => state?.messages.at(-1)?.text;

describe('the conversation on show', () => {
  it('grows with its answer', () => {
    const state = [text('b', 0, 'Good '), text('b', 5, 'day')].reduce(conversationReducer, opened);
    expect(answer(state)).toBe('Good day');
    expect(state?.outdated).toBe(false);
  });

  it('takes a piece that it has read already once', () => {
    const read = { ...opened, messages: [message('b', { text: 'Good day' })] };
    expect(answer(conversationReducer(read, text('b', 5, 'day, sir')))).toBe('Good day, sir');
  });

  it('is read again when it missed something', () => {
    expect(conversationReducer(opened, text('b', 3, 'day'))?.outdated).toBe(true);
    expect(conversationReducer(opened, text('x', 0, 'day'))?.outdated).toBe(true);
  });

  it('leaves an answer that has ended as it is', () => {
    const ended = { ...opened, messages: [message('b', { text: 'Good', state: 'stopped' })] };
    expect(answer(conversationReducer(ended, text('b', 4, ' day')))).toBe('Good');
  });

  it('is not changed by what happens in another one', () => {
    expect(conversationReducer(opened, text('b', 0, 'Good', 'other'))).toBe(opened);
    const event = { id: 'other', messages: [message('z')], leafId: 'z', title: '' };
    expect(conversationReducer(opened, { type: 'messages', event })).toBe(opened);
    expect(conversationReducer(null, text('b', 0, 'Good'))).toBeNull();
  });

  it('has new messages at its end and newer ones in their places', () => {
    const event = {
      ...{ id: 'c', leafId: 'd', title: 'Hi' },
      messages: [message('b', { state: 'done', text: 'Hello' }), message('d')],
    };
    const state = conversationReducer(opened, { type: 'messages', event });
    expect(state?.messages.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(state?.messages[1]?.text).toBe('Hello');
    expect(state?.conversation).toMatchObject({ leafId: 'd', title: 'Hi' });
  });

  it('keeps what is known of the window while it is read again, not when another is opened', () => {
    const context = { foldedMessageIds: [], contextTokens: 5, contextSize: 10 };
    const known = conversationReducer(opened, { type: 'context', event: { id: 'c', context } });
    const read = { conversation, messages: [...opened.messages] };
    const again = conversationReducer(known, { type: 'opened', read });
    expect(again?.context).toEqual(context);
    const other = { conversation: { ...conversation, id: 'other' }, messages: [] };
    expect(conversationReducer(known, { type: 'opened', read: other })?.context).toBeNull();
  });
});

describe('what was to be said', () => {
  const before = [message('a', { role: 'user', text: 'Hi' }), message('b', { text: 'Hello' })];

  it('is in the conversation when a message of the user with these words is new there', () => {
    const now = [...before, message('c', { role: 'user', text: 'Hi' }), message('d')];
    expect(wasSaid('Hi', before, now)).toBe(true);
    expect(wasSaid('Hello', before, now)).toBe(false);
  });

  it('is not there because it was said once before', () => {
    expect(wasSaid('Hi', before, before)).toBe(false);
    expect(wasSaid('Hello', [], before)).toBe(false);
  });
});
