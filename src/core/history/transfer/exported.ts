import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { ConversationStore } from '../conversationStore.ts';
import type { TranslationStore } from '../translationStore.ts';
import type { Stores } from './exportHistory.ts';

export interface Kept {
  conversations: readonly ConversationStore[];
  /** Null when the history cannot be opened. */
  translations: TranslationStore | null;
  memory: MemoryStore | null;
}

/** All there is to export, what is not saved too. */
export function everything({ conversations, translations, memory }: Kept): Stores {
  const holderOf = (id: string) => conversations.find((store) => store.get(id));
  return {
    conversations: {
      ids: () => conversations.flatMap((store) => store.ids()),
      get: (id) => holderOf(id)?.get(id) ?? null,
      messages: (id) => holderOf(id)?.messages(id) ?? [],
    },
    translations: translations ?? { ids: () => [], get: () => null },
    memory: memory ?? { all: none },
  };
}

/** One conversation and nothing else. */
export function onlyConversation(store: ConversationStore, id: string): Stores {
  return {
    conversations: { ...store, ids: () => [id] },
    translations: { ids: () => [], get: () => null },
    memory: { all: none },
  };
}

function* none(): Generator<never> {
  yield* [];
}
