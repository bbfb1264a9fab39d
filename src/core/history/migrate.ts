import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import type { Database } from './database.ts';
import { initial } from './migrations/0001-initial.ts';
import { conversations } from './migrations/0002-conversations.ts';
import { memory } from './migrations/0003-memory.ts';
import { documents } from './migrations/0004-documents.ts';
import { segments } from './migrations/0005-segments.ts';
import { glossaries } from './migrations/0006-glossaries.ts';
import { memoryIndex } from './migrations/0007-memory-index.ts';
import { sqliteFailure } from './sqliteFailure.ts';

/** One step from the version before to the next; what it throws undoes it. */
export type Migration = (database: Database) => void;

/** The first brings a file to version 1. A step that a user may have run is never changed or moved again. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  conversations,
  memory,
  documents,
  segments,
  glossaries,
  memoryIndex,
];

/** The version this app writes. */
export const LATEST_VERSION = MIGRATIONS.length;

/**
 * Brings the file to the version of the last migration, each step in a transaction of its own, with a backup
 * (`history.db.v1.bak`, version 1 being the one before) of a file that had one. The window and the command line may do
 * this at the same time: the version is read again under the write lock.
 *
 * Errors: history.newer, and those of writing.
 */
export function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const appVersion = migrations.length;
  const userVersion = database.query('PRAGMA user_version', z.object({ user_version: z.number() }));
  const readVersion = () => userVersion.get()?.user_version ?? 0;

  let backedUp = false;
  let fileVersion = readVersion();
  while (fileVersion !== appVersion) {
    fileVersion = database.transaction(() => {
      const current = readVersion();
      if (current > appVersion)
        throw new AppError('history.newer', {
          path: database.path,
          fileVersion: current,
          appVersion,
        });
      const step = migrations[current];
      if (!step) return current;
      // Under the lock nobody writes between the backup and the step.
      if (current > 0 && !backedUp) backUp(database, current);
      backedUp = true;
      step(database);
      database.exec(`PRAGMA user_version = ${current + 1}`);
      return current + 1;
    });
  }
}

/** Appears under its name only when it is whole and on the disk. */
function backUp(database: Database, version: number): void {
  const backup = `${database.path}.v${version}.bak`;
  const unfinished = `${backup}.${process.pid}.tmp`;
  try {
    closeSync(openSync(unfinished, 'w', 0o600));
    database.copyTo(unfinished);
    const handle = openSync(unfinished, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(unfinished, backup);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw sqliteFailure(error, backup);
  }
}
