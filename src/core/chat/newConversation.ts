import { randomUUID } from 'node:crypto';
import type { Conversation } from '#shared/ipc/conversations.ts';

/** As published for BayLing's chat. */
const TEMPERATURE = 0.7;

export function newConversation(given: Partial<Conversation> = {}): Conversation {
  const now = Date.now();
  return {
    id: randomUUID(),
    kind: 'chat',
    title: '',
    system: null,
    temperature: TEMPERATURE,
    seed: null,
    pinned: false,
    archived: false,
    createdAt: now,
    updatedAt: now,
    leafId: null,
    origin: null,
    ...given,
  };
}
