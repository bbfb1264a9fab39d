import * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import { firstProblem } from '#shared/firstProblem.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { Database } from '../database.ts';
import type { ConversationStore } from '../conversationStore.ts';
import type { TranslationStore } from '../translationStore.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  historyJsonSchema,
  conversationProblem,
  type HistoryJson,
} from './historyJson.ts';

export interface Imported {
  conversations: number;
  translations: number;
  /** Pairs of the translation memory. */
  pairs: number;
  /** Were there already, and were left as they are. */
  skipped: number;
}

const headSchema = z.looseObject({ format: z.literal(FORMAT), version: z.number().int().min(1) });

/**
 * What an exported file says. `path` is for the errors: `import.invalid` for what is no export or a broken one,
 * `history.newer` for one in a form of a newer version.
 */
export function readHistoryJson(text: string, path: string): HistoryJson {
  const value = parse(text, path);
  const head = headSchema.safeParse(value);
  if (!head.success) throw invalid(path, `it is no export of a history (format "${FORMAT}")`);
  const { version: fileVersion } = head.data;
  if (fileVersion > FORMAT_VERSION)
    throw new AppError('history.newer', { path, fileVersion, appVersion: FORMAT_VERSION });
  const history = historyJsonSchema.safeParse(value);
  if (!history.success) throw invalid(path, firstProblem(history.error));
  for (const conversation of history.data.conversations) {
    const problem = conversationProblem(conversation);
    if (problem !== undefined) throw invalid(path, problem);
  }
  return history.data;
}

export interface ImportStores {
  conversations: ConversationStore;
  translations: TranslationStore;
  memory: MemoryStore;
  /** Whether a conversation is there without being saved in the history. */
  isUnsaved?: (id: string) => boolean;
}

/**
 * Adds what is not there yet to the history: all of it, or nothing. What was deleted and not yet gone is replaced.
 * Errors: `import.invalid` for a message that another conversation has; those of writing.
 */
export function importHistory(
  database: Database,
  { conversations, translations, memory, isUnsaved = () => false }: ImportStores,
  history: HistoryJson,
  path: string,
): Imported {
  const isThere = (table: 'conversations' | 'translations') => {
    const find = database.query(
      `SELECT deleted_at IS NOT NULL AS deleted FROM ${table} WHERE id = $id`,
      z.object({ deleted: z.number() }),
    );
    const store = table === 'conversations' ? conversations : translations;
    return ({ id }: { id: string }) => {
      const found = find.get({ id });
      if (found?.deleted) store.remove(id);
      return found?.deleted === 0;
    };
  };
  const message = database.query(
    'SELECT id FROM messages WHERE id = $id',
    z.object({ id: z.string() }),
  );

  return database.transaction(() => {
    const conversationIsThere = isThere('conversations');
    const translationIsThere = isThere('translations');
    const imported = { conversations: 0, translations: 0, pairs: 0, skipped: 0 };
    for (const { messages, ...conversation } of history.conversations) {
      if (isUnsaved(conversation.id) || conversationIsThere(conversation)) {
        imported.skipped++;
        continue;
      }
      const taken = messages.find(({ id }) => message.get({ id }) !== undefined);
      if (taken) throw invalid(path, `another conversation has the message ${taken.id}`);
      conversations.create(conversation, messages);
      imported.conversations++;
    }
    for (const translation of history.translations) {
      if (translationIsThere(translation)) {
        imported.skipped++;
        continue;
      }
      translations.start(translation);
      translations.finish(translation.id, translation);
      imported.translations++;
    }
    for (const pair of history.memory ?? []) imported[memory.addNew(pair) ? 'pairs' : 'skipped']++;
    return imported;
  });
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(path, `it is not JSON (${error instanceof Error ? error.message : ''})`);
  }
}

const invalid = (path: string, reason: string) => new AppError('import.invalid', { path, reason });
