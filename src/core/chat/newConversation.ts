import { randomUUID } from 'node:crypto';
import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';

/** As published for BayLing's chat. */
export const CHAT_TEMPERATURE = 0.7;

export function newConversation(given: Partial<Conversation> = {}): Conversation {
  const now = Date.now();
  return {
    id: randomUUID(),
    kind: 'chat',
    title: '',
    system: null,
    temperature: CHAT_TEMPERATURE,
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

/** A copy of a conversation that ends with `branch`; an answer in progress is in it as far as it is. */
export function branchOff(
  conversation: Conversation,
  branch: readonly ConversationMessage[],
): { conversation: Conversation; messages: ConversationMessage[] } {
  const ids = new Map(branch.map(({ id }) => [id, randomUUID()]));
  const copyOf = (id: string | null) => (id === null ? null : (ids.get(id) ?? null));
  const messages = branch.map((message) => ({
    ...message,
    id: ids.get(message.id) ?? randomUUID(),
    parentId: copyOf(message.parentId),
    state: message.state === 'running' ? ('stopped' as const) : message.state,
  }));
  const leafId = messages.at(-1)?.id ?? null;
  const { title, kind, system, temperature, seed, origin } = conversation;
  return {
    conversation: newConversation({ title, kind, system, temperature, seed, origin, leafId }),
    messages,
  };
}
