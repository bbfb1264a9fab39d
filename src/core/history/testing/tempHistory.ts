import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openDatabase, type Database, type OpenOptions } from '../database.ts';
import { createTranslationStore, type TranslationStore } from '../translationStore.ts';

/** A folder for each test, and whatever was opened in it closed at its end. */
export function useTempHistory() {
  let folder = '';
  let open: Database[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bayling-history-'));
    // A test that gives up being root still has to get in.
    chmodSync(folder, 0o777);
  });
  afterEach(() => {
    for (const database of open) database.close();
    open = [];
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    folder: () => folder,
    file: () => path.join(folder, 'history.db'),
    open(options?: OpenOptions, file = path.join(folder, 'history.db')): Database {
      const database = openDatabase(file, options);
      open.push(database);
      return database;
    },
  };
}

export interface Saved {
  source: string;
  target: string;
  createdAt?: number;
}

/** A finished translation in the history. */
export function save(store: TranslationStore, id: string, saved: Saved): void {
  const { source, target, createdAt = Date.now() } = saved;
  store.start({ id, source, from: 'auto', to: 'en', model: '', createdAt });
  store.finish(id, { target, from: 'zh', model: 'BayLing 7B', state: 'done', totalMs: 1200 });
}

/** The ids of what a search finds, best first. */
export function idsFound(store: TranslationStore, query: string): string[] {
  return store.list({ query, limit: 200, offset: 0 }).rows.map(({ id }) => id);
}

/** The bytes of the file and its log. */
export function bytesOf(file: string): Buffer {
  return Buffer.concat([readFileSync(file), readLog(file)]);
}

function readLog(file: string): Buffer {
  try {
    return readFileSync(`${file}-wal`);
  } catch {
    return Buffer.alloc(0);
  }
}

export const storeIn = (database: Database, owner?: string): TranslationStore =>
  createTranslationStore(database, owner);
