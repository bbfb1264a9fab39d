import { conversationMarkdown } from '#core/chat/markdown.ts';
import type { ConversationStore } from '../conversationStore.ts';
import { branchTo } from '#shared/messageTree.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { TranslationStore } from '../translationStore.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  type ExportedConversation,
  type ExportedPair,
  type ExportedTranslation,
} from './historyJson.ts';

/** What an export reads. */
export interface Stores {
  translations: Pick<TranslationStore, 'ids' | 'get'>;
  conversations: Pick<ConversationStore, 'ids' | 'get' | 'messages'>;
  memory: Pick<MemoryStore, 'all'>;
}

/** The history as `historyJsonSchema` has it, piece by piece: a line for each conversation, translation and pair. */
export function* exportJson(stores: Stores): Generator<string> {
  const head = { format: FORMAT, version: FORMAT_VERSION, exportedAt: Date.now() };
  yield `${JSON.stringify(head).slice(0, -1)},\n"conversations":[`;
  yield* lines(conversationsOf(stores));
  yield '],\n"translations":[';
  yield* lines(translationsOf(stores));
  yield '],\n"memory":[';
  yield* lines(pairsOf(stores));
  yield ']}\n';
}

/** The history to read: the branch that each conversation shows, and the translations as pairs. */
export function* exportMarkdown(stores: Stores): Generator<string> {
  for (const conversation of conversationsOf(stores)) {
    const { messages, leafId } = conversation;
    yield `${conversationMarkdown(conversation, branchTo(messages, leafId))}\n`;
  }
  for (const { source, target, from, to, createdAt, model, state } of translationsOf(stores)) {
    const about = [`${from} → ${to}`, new Date(createdAt).toISOString(), model];
    if (state !== 'done') about.push(state);
    yield `# ${about.filter((part) => part !== '').join(', ')}\n\n${quote(source)}\n\n${quote(target)}\n\n`;
  }
}

/** Quoted, a text cannot end what it stands in. */
const quote = (text: string): string => `> ${text.split(/\r\n?|\n/).join('\n> ')}`;

function* lines(items: Iterable<unknown>): Generator<string> {
  let separator = '\n';
  for (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
}

/** What is added meanwhile is not waited for: the branch shown is one among the messages read. */
export function* conversationsOf({ conversations }: Stores): Generator<ExportedConversation> {
  for (const id of conversations.ids()) {
    const messages = conversations.messages(id).map((message) => ({
      ...message,
      state: ended(message.state),
    }));
    const conversation = conversations.get(id);
    if (!conversation) continue;
    const shown = messages.some((message) => message.id === conversation.leafId);
    const leafId = shown ? conversation.leafId : (messages.at(-1)?.id ?? null);
    yield { ...conversation, leafId, messages };
  }
}

export function* translationsOf({ translations }: Stores): Generator<ExportedTranslation> {
  for (const id of translations.ids()) {
    const entry = translations.get(id);
    if (entry) yield { ...entry, state: ended(entry.state) };
  }
}

function* pairsOf({ memory }: Stores): Generator<ExportedPair> {
  for (const { source, target, from, to, origin, createdAt } of memory.all())
    yield { source, target, from, to, origin, createdAt };
}

function ended(state: ExportedTranslation['state'] | 'running'): ExportedTranslation['state'] {
  return state === 'running' ? 'interrupted' : state;
}
