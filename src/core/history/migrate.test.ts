import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Database } from './database.ts';
import { LATEST_VERSION, migrate, MIGRATIONS } from './migrate.ts';
import { startProcess } from './testing/otherProcess.ts';
import { refusal } from './testing/refusal.ts';
import { idsFound, save, storeIn, useTempHistory } from './testing/tempHistory.ts';

const temp = useTempHistory();
const addNotes = (database: Database) => {
  database.exec('CREATE TABLE notes (text TEXT)');
};
const versionOf = (database: Database) =>
  database.query('PRAGMA user_version', z.object({ user_version: z.number() })).get()?.user_version;
const hasNotes = (database: Database) =>
  database
    .query("SELECT name FROM sqlite_schema WHERE name = 'notes'", z.object({ name: z.string() }))
    .get() !== undefined;

describe('a step to a newer version', () => {
  it('keeps a backup of the file as it was, which is a history that opens', () => {
    const database = temp.open();
    save(storeIn(database), 'a', { source: '翻译历史', target: 'history' });
    migrate(database, [...MIGRATIONS, addNotes]);
    expect(versionOf(database)).toBe(LATEST_VERSION + 1);

    const backup = temp.open({}, `${temp.file()}.v${LATEST_VERSION}.bak`);
    expect(versionOf(backup)).toBe(LATEST_VERSION);
    expect(hasNotes(backup)).toBe(false);
    expect(idsFound(storeIn(backup), '翻译')).toEqual(['a']);
    expect(readdirSync(temp.folder()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('that fails leaves the version before it, whole', () => {
    const database = temp.open();
    const broken = (database: Database) => {
      addNotes(database);
      throw new Error('broken step');
    };
    expect(() => {
      migrate(database, [...MIGRATIONS, broken]);
    }).toThrow('broken step');
    expect(versionOf(database)).toBe(LATEST_VERSION);
    expect(hasNotes(database)).toBe(false);
  });

  it('stops after the last step that worked', () => {
    const database = temp.open();
    const broken = () => {
      throw new Error('broken step');
    };
    expect(() => {
      migrate(database, [...MIGRATIONS, addNotes, broken]);
    }).toThrow('broken step');
    expect(versionOf(database)).toBe(LATEST_VERSION + 1);
    expect(hasNotes(database)).toBe(true);
  });

  it('is not begun when there is no room for the backup', () => {
    const database = temp.open();
    const withoutBackup = {
      ...database,
      copyTo() {
        throw Object.assign(new Error('no space left on device'), {
          code: 'ENOSPC',
          syscall: 'write',
        });
      },
    };
    expect(
      refusal(() => {
        migrate(withoutBackup, [...MIGRATIONS, addNotes]);
      })?.code,
    ).toBe('disk.full');
    expect(versionOf(database)).toBe(LATEST_VERSION);
    expect(readdirSync(temp.folder()).filter((name) => name.includes('.bak'))).toEqual([]);
  });

  it('makes no backup of a new file', () => {
    temp.open();
    expect(existsSync(`${temp.file()}.v0.bak`)).toBe(false);
  });

  it('of a newer app is refused also when it happened after opening', () => {
    const database = temp.open();
    migrate(database, [...MIGRATIONS, addNotes]);
    expect(
      refusal(() => {
        migrate(database, MIGRATIONS);
      })?.code,
    ).toBe('history.newer');
  });
});

describe('several processes at once', () => {
  it('make one new history together', async () => {
    const processes = [1, 2, 3, 4].map(() => startProcess('open', temp.file()));
    expect(await Promise.all(processes.map((process) => process.ended()))).toEqual([0, 0, 0, 0]);
    expect(versionOf(temp.open())).toBe(LATEST_VERSION);
  });

  it('take the step to a newer version once', async () => {
    temp.open().close();
    const processes = [1, 2, 3].map(() => startProcess('migrate', temp.file()));
    await Promise.all(processes.map((process) => process.ended()));
    const answers = processes.map(({ lines }) => lines.join(''));
    expect(answers).toContain('null');
    // Whoever opens the file when the others are done finds one from a newer version.
    for (const answer of answers) expect(answer).toMatch(/^null$|"history.newer"/);
    expect(refusal(() => temp.open())).toMatchObject({
      details: { fileVersion: LATEST_VERSION + 1 },
    });
    expect(existsSync(`${temp.file()}.v${LATEST_VERSION}.bak`)).toBe(true);
  });
});
