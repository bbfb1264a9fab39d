import { announceAnswer } from '#core/chat/chatEvents.ts';
import { pageAcross } from '#core/chat/listing.ts';
import type { Answer, AnswerControl } from '#core/chat/conversations.ts';
import type { Core } from '#core/createCore.ts';
import type { Emit } from '#core/events.ts';
import type { HandlersOf } from '../router.ts';

export const chatHandlers = (core: Core, emit: Emit): HandlersOf<'chat'> => {
  const { conversations, conversationStore: storeOf } = core;
  const changed = (id: string) => {
    emit('chat.changed', { id });
    return null;
  };
  const announced = (id: string, ask: (control: AnswerControl) => Promise<Answer>) =>
    announceAnswer({ id, store: storeOf(id), emit }, ask);

  return {
    'chat.list': ({ filter, ...page }) =>
      pageAcross(core.conversationStores(), page, (store, paging) => store.list(filter, paging)),
    'chat.search': ({ query, filter, ...page }) =>
      pageAcross(core.conversationStores(), page, (store, paging) =>
        store.search(query, filter, paging),
      ),
    'chat.languages': () => {
      const pairs = core.conversationStores().flatMap((store) => store.languagePairs());
      const each = (codes: string[]) => [...new Set(codes)];
      return { from: each(pairs.map(({ from }) => from)), to: each(pairs.map(({ to }) => to)) };
    },
    'chat.open': ({ id }) => conversations.open(id),
    'chat.context': ({ id }) => conversations.context(id),
    'chat.create': () => {
      const conversation = conversations.create();
      changed(conversation.id);
      return conversation;
    },
    'chat.revise': ({ origin, model }) => {
      const conversation = conversations.createRevision(origin, model);
      changed(conversation.id);
      return conversation;
    },
    'chat.send': ({ id, text, parentId }) =>
      announced(id, (control) =>
        conversations.send(id, text, { ...control, ...(parentId !== undefined && { parentId }) }),
      ),
    'chat.regenerate': ({ id, messageId }) =>
      announced(id, (control) => conversations.regenerate(id, messageId, control)),
    'chat.edit': ({ id, messageId, text }) =>
      announced(id, (control) => conversations.edit(id, messageId, text, control)),
    'chat.stop': ({ id }) => {
      conversations.stop(id);
      return null;
    },
    'chat.select': ({ id, messageId }) => {
      storeOf(id).select(id, messageId);
      return changed(id);
    },
    'chat.revert': ({ id, messageId }) => {
      storeOf(id).revert(id, messageId);
      return changed(id);
    },
    'chat.branch': ({ id, messageId }) => {
      const conversation = conversations.branch(id, messageId);
      changed(conversation.id);
      return conversation;
    },
    'chat.change': ({ id, patch }) => {
      storeOf(id).change(id, patch);
      return changed(id);
    },
    'chat.delete': ({ id }) => {
      conversations.delete(id);
      return changed(id);
    },
    'chat.restore': ({ id }) => {
      storeOf(id).restore(id);
      return changed(id);
    },
    'chat.accept': (request) => {
      const entry = core.acceptRevision(request);
      emit('history.changed', null);
      return entry;
    },
  };
};
