import { type Database, openDatabase } from '#core/history/database.ts';
import { createMemoryStore, type MemoryStore } from '#core/memory/memoryStore.ts';
import { dataFolder, historyPath } from '#core/paths.ts';
import { knownLanguage } from '#core/translate/request.ts';
import type { MemoryFilter } from '#shared/ipc/memory.ts';

/** Uses the memory of the user's data folder. Errors: those of opening the history. */
export async function withMemory<T>(use: (memory: MemoryStore) => Promise<T>): Promise<T> {
  const database: Database = openDatabase(historyPath(dataFolder()));
  try {
    return await use(createMemoryStore(database));
  } finally {
    database.close();
  }
}

/** The options that choose pairs. */
export const FILTERS = {
  from: { type: 'string' },
  to: { type: 'string' },
  origin: { type: 'string' },
  duplicates: { type: 'boolean' },
} as const;

export interface FilterOptions {
  from?: string | undefined;
  to?: string | undefined;
  origin?: string | undefined;
  duplicates?: boolean | undefined;
}

/** Error: `language.unknown`. */
export function filterOf(
  { from, to, origin, duplicates }: FilterOptions,
  query: string,
): MemoryFilter {
  return {
    query,
    ...(from !== undefined && { from: knownLanguage(from).code }),
    ...(to !== undefined && { to: knownLanguage(to).code }),
    ...(origin !== undefined && { origin }),
    ...(duplicates === true && { duplicates }),
  };
}
