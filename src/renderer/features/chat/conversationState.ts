import type { EventData, RouteOutput } from '#shared/ipc/contract.ts';
import type { Context, Conversation, ConversationMessage } from '#shared/ipc/chat.ts';

/** The conversation that the window shows, as far as it knows it. */
export interface ConversationState {
  conversation: Conversation;
  /** The whole tree, parents before children. */
  messages: readonly ConversationMessage[];
  /** What the model is told; null while it is not known. */
  context: Context | null;
  /** Something was missed: it must be read again. */
  outdated: boolean;
}

export type ConversationAction =
  | { type: 'opened'; read: RouteOutput<'chat.open'> }
  | { type: 'messages'; event: EventData<'chat.messages'> }
  | { type: 'text'; event: EventData<'chat.text'> }
  | { type: 'context'; event: EventData<'chat.context'> }
  | { type: 'closed' };

/** What is shown after an action; events of other conversations change nothing. Null: none is open. */
export function conversationReducer(
  state: ConversationState | null,
  action: ConversationAction,
): ConversationState | null {
  if (action.type === 'closed') return null;
  if (action.type === 'opened') {
    const { read } = action;
    if (!read) return null;
    const context = state?.conversation.id === read.conversation.id ? state.context : null;
    return { ...read, context, outdated: false };
  }
  const { event } = action;
  if (state?.conversation.id !== event.id) return state;
  switch (action.type) {
    case 'messages': {
      const { messages, leafId, title } = action.event;
      return {
        ...state,
        conversation: { ...state.conversation, leafId, title },
        messages: merged(state.messages, messages),
      };
    }
    case 'text': {
      const { messageId, at, text } = action.event;
      const message = state.messages.find(({ id }) => id === messageId);
      if (!message || message.text.length < at) return { ...state, outdated: true };
      if (message.state !== 'running') return state;
      const grown = { ...message, text: message.text.slice(0, at) + text };
      return { ...state, messages: merged(state.messages, [grown]) };
    }
    case 'context':
      return { ...state, context: action.event.context };
  }
}

/** Whether `text` has become a message since `before`: then it is kept there, whatever became of its answer. */
export function wasSaid(
  text: string,
  before: readonly ConversationMessage[],
  now: readonly ConversationMessage[],
): boolean {
  const known = new Set(before.map(({ id }) => id));
  return now.some(
    (message) => message.role === 'user' && message.text === text && !known.has(message.id),
  );
}

/** The messages with those that are newer in their places, or at the end. */
function merged(
  messages: readonly ConversationMessage[],
  changed: readonly ConversationMessage[],
): ConversationMessage[] {
  const newer = new Map(changed.map((message) => [message.id, message]));
  const known = messages.map((message) => {
    const next = newer.get(message.id) ?? message;
    newer.delete(message.id);
    return next;
  });
  return [...known, ...newer.values()];
}
