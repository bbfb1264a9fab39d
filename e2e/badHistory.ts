import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { openDatabase } from '#core/history/database.ts';
import { createTranslationStore } from '#core/history/translationStore.ts';

export const hashOf = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

/** A history with one entry, closed. */
export function writeHistory(file: string, { version }: { version?: number } = {}): void {
  const database = openDatabase(file);
  const store = createTranslationStore(database);
  const entry = { id: 'before', from: 'zh-Hans', to: 'en', model: 'Test model' };
  store.start({ ...entry, source: '你好', createdAt: Date.now() });
  store.finish('before', { ...entry, target: 'Hello', state: 'done', totalMs: 1 });
  if (version !== undefined) database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}

/** Holds the history so that no other process can even read it; returns what lets go. */
export function lockHistory(file: string): () => void {
  const database = openDatabase(file);
  database.exec('PRAGMA journal_mode = DELETE');
  database.exec('BEGIN EXCLUSIVE');
  return () => {
    database.close();
  };
}

/** Nobody may write `file` any more, root neither; returns what undoes it, or null where that cannot be had. */
export async function forbidWriting(file: string): Promise<(() => void) | null> {
  if (process.getuid?.() !== 0) {
    await chmod(file, 0o444);
    return () => undefined;
  }
  if (!run('mount', '--bind', file, file)) return null;
  const undo = () => {
    run('umount', '-l', file);
  };
  if (run('mount', '-o', 'remount,ro,bind', file)) return undo;
  undo();
  return null;
}

/** Makes `folder` a disk of `size`, such as `300k`; returns what takes it away, or null where only root may do that. */
export function mountSmallDisk(folder: string, size: string): (() => void) | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)) return null;
  return () => {
    run('umount', '-l', folder);
  };
}

const run = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
