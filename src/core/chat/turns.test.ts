import { expect, it } from 'vitest';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import { turnsOf } from './turns.ts';

const message = (id: string, role: 'user' | 'assistant', text: string): ConversationMessage => ({
  ...{ id, role, text, parentId: null, state: 'done', model: '', createdAt: 0, totalMs: 0 },
});

it('joins what the user said before and after an answer without a word', () => {
  const branch = [
    message('1', 'user', 'Hello'),
    message('2', 'assistant', ''),
    message('3', 'user', 'Are you there?'),
    message('4', 'assistant', 'Yes'),
    message('5', 'user', 'Good'),
  ];
  expect(turnsOf(branch, (id) => (id === '4' ? [7, 8] : undefined))).toEqual([
    { role: 'user', text: 'Hello\n\nAre you there?', messageIds: ['1', '3'] },
    { role: 'assistant', text: 'Yes', messageIds: ['4'], tokens: [7, 8] },
    { role: 'user', text: 'Good', messageIds: ['5'] },
  ]);
});
