import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LATEST_VERSION } from './migrate.ts';
import { startProcess } from './testing/otherProcess.ts';
import { refusal } from './testing/refusal.ts';
import { save, storeIn, useTempHistory } from './testing/tempHistory.ts';

const temp = useTempHistory();
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Opens a file that must be refused, and sees that this leaves every byte as it was. */
function refusedUntouched(file = temp.file()) {
  const before = hashOf(file);
  const error = refusal(() => temp.open({ busyTimeoutMs: 50 }, file));
  expect(hashOf(file)).toBe(before);
  return error;
}

/** A history with one entry, closed. */
function makeHistory(): string {
  const database = temp.open();
  save(storeIn(database), 'a', { source: '你好', target: 'Hello' });
  database.close();
  return temp.file();
}

describe('a history file', () => {
  it('is made together with its folder, for this user only', () => {
    const file = path.join(temp.folder(), 'new', 'folder', 'history.db');
    temp.open({}, file);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(path.dirname(file)).mode & 0o077).toBe(0);
  });

  it('that is empty becomes a history', () => {
    writeFileSync(temp.file(), '');
    save(storeIn(temp.open()), 'a', { source: '你好', target: 'Hello' });
  });

  it('keeps a log, waits for others, enforces references and overwrites what is deleted', () => {
    const database = temp.open();
    const pragma = (name: string) =>
      database
        .query(`SELECT ${name} AS value FROM pragma_${name}`, z.object({ value: z.any() }))
        .get()?.value as unknown;
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('synchronous')).toBe(1);
  });

  it('is refused untouched when it is not SQLite', () => {
    for (const contents of ['x', 'Dear diary, '.repeat(500), '\0'.repeat(8192)]) {
      writeFileSync(temp.file(), contents);
      expect(refusedUntouched()?.code).toBe('history.notDatabase');
    }
  });

  it("is refused untouched when it is another program's database", () => {
    const ours = readFileSync(makeHistory());
    const others = [
      'PRAGMA application_id = 0; PRAGMA user_version = 0',
      'PRAGMA application_id = 0',
      'PRAGMA application_id = 1; PRAGMA user_version = 0',
    ];
    for (const marks of others) {
      writeFileSync(temp.file(), ours);
      const other = temp.open();
      other.exec(marks);
      other.close();
      expect(refusedUntouched()?.code).toBe('history.notDatabase');
    }
  });

  it('is refused when it is a folder', () => {
    mkdirSync(temp.file());
    expect(refusal(() => temp.open())).toEqual({
      code: 'history.notDatabase',
      details: { path: temp.file() },
    });
  });

  it('is refused untouched when a newer version wrote it, whether or not its log is in the file yet', () => {
    const file = makeHistory();
    const newer = temp.open();
    const fileVersion = LATEST_VERSION + 1;
    newer.exec(`PRAGMA user_version = ${fileVersion}`);
    const log = hashOf(`${file}-wal`);
    const details = { path: file, fileVersion, appVersion: LATEST_VERSION };

    expect(readFileSync(file).readUInt32BE(60)).toBe(LATEST_VERSION);
    expect(refusedUntouched()).toEqual({ code: 'history.newer', details });
    expect(hashOf(`${file}-wal`)).toBe(log);

    newer.close();
    expect(readFileSync(file).readUInt32BE(60)).toBe(fileVersion);
    expect(refusedUntouched()).toEqual({ code: 'history.newer', details });
  });

  it('is refused untouched when it is cut off or overwritten', () => {
    const file = makeHistory();
    const whole = readFileSync(file);
    for (const bytes of [50, 600, 4096, whole.length - 4096, whole.length - 1]) {
      writeFileSync(file, whole);
      truncateSync(file, bytes);
      expect(refusedUntouched()?.code).toBe('history.damaged');
    }
    const overwritten = Buffer.from(whole);
    overwritten.fill(0xa5, 5000, 9000);
    writeFileSync(file, overwritten);
    expect(refusedUntouched()?.code).toBe('history.damaged');
  });

  it('is refused when another process keeps it to itself, and opens when that process is gone', async () => {
    const file = makeHistory();
    const other = startProcess('hold', file);
    expect(await other.line()).toBe('holding');
    expect(refusedUntouched()).toEqual({ code: 'history.locked', details: { path: file } });
    await other.kill();
    expect(refusal(() => temp.open())).toBeNull();
  });

  it('opens while another process writes, and says so when writing has to wait too long', () => {
    const other = temp.open();
    const database = temp.open({ busyTimeoutMs: 50 });
    other.exec('BEGIN IMMEDIATE');
    expect(
      refusal(() => {
        save(storeIn(database), 'a', { source: 'a', target: 'b' });
      })?.code,
    ).toBe('history.locked');
    other.exec('COMMIT');
    save(storeIn(database), 'a', { source: 'a', target: 'b' });
  });
});

describe('without permission', () => {
  /** As a user who is not root, in a process of its own. */
  async function refusalUnprivileged(file: string): Promise<unknown> {
    const warmUp = path.join(temp.folder(), 'other', 'history.db');
    const other = startProcess('openUnprivileged', file, warmUp);
    await other.ended();
    return JSON.parse(other.lines.join(''));
  }

  it('to write the file, the history is refused as read-only', async () => {
    const file = makeHistory();
    chmodSync(file, 0o444);
    const expected = { code: 'history.readOnly', details: { path: file } };
    expect(await refusalUnprivileged(file)).toEqual(expected);
  });

  it('to write beside the file, the history is refused as read-only', async () => {
    const folder = path.join(temp.folder(), 'shared');
    mkdirSync(folder);
    const file = path.join(folder, 'history.db');
    temp.open({}, file).close();
    chmodSync(file, 0o666);
    chmodSync(folder, 0o555);
    const expected = { code: 'history.readOnly', details: { path: file } };
    expect(await refusalUnprivileged(file)).toEqual(expected);
  });

  it('to read the file, that is what the user is told', async () => {
    const file = makeHistory();
    chmodSync(file, 0o222);
    expect(await refusalUnprivileged(file)).toMatchObject({ code: 'file.unreadable' });
  });

  it('to make the folder, or where it cannot be, that is what the user is told', async () => {
    const folder = path.join(temp.folder(), 'shared');
    mkdirSync(folder, { mode: 0o555 });
    const denied = path.join(folder, 'new', 'history.db');
    expect(await refusalUnprivileged(denied)).toMatchObject({
      code: 'file.unwritable',
      details: { path: denied },
    });

    writeFileSync(temp.file(), 'a file, not a folder');
    const below = path.join(temp.file(), 'history.db');
    expect(refusal(() => temp.open({}, below))?.code).toBe('file.unwritable');
  });
});
