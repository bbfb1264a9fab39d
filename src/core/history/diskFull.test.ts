import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from './testing/refusal.ts';
import { save, storeIn, useTempHistory } from './testing/tempHistory.ts';

const temp = useTempHistory();
const LARGE = { source: '很长的文字。'.repeat(50_000), target: 'A long text. '.repeat(50_000) };

describe('a full disk', () => {
  it('is named, what was saved stays, and saving works again when there is room', () => {
    const database = temp.open();
    const store = storeIn(database);
    save(store, 'before', { source: '你好', target: 'Hello' });
    database.exec('PRAGMA max_page_count = 60');

    const full = { code: 'disk.full', details: { path: temp.file() } };
    expect(
      refusal(() => {
        save(store, 'large', LARGE);
      }),
    ).toEqual(full);
    expect(store.get('before')?.target).toBe('Hello');

    database.exec('PRAGMA max_page_count = 100000');
    save(store, 'after', LARGE);
    expect(store.list({ query: '你好', limit: 9, offset: 0 }).total).toBe(1);
    expect(store.list({ query: '很长', limit: 9, offset: 0 }).total).toBe(1);
  });

  it('is named when it is met while a translation grows or ends, with what was saved before kept', () => {
    const database = temp.open();
    const store = storeIn(database);
    store.start({ id: 'a', source: '你好', from: 'zh', to: 'en', model: 'm', createdAt: 1 });
    store.update('a', { target: 'Hello', totalMs: 1 });
    database.exec('PRAGMA max_page_count = 60');
    const { target } = LARGE;
    expect(
      refusal(() => {
        store.update('a', { target, totalMs: 2 });
      })?.code,
    ).toBe('disk.full');
    const end = { target, from: 'zh', model: 'm', state: 'done' as const, totalMs: 3 };
    expect(
      refusal(() => {
        store.finish('a', end);
      })?.code,
    ).toBe('disk.full');
    expect(store.get('a')).toMatchObject({ state: 'running', target: 'Hello' });
  });

  it.skipIf(!canMount())('of the system is named too, when opening and when saving', () => {
    const folder = path.join(temp.folder(), 'disk');
    mkdirSync(folder);
    mount(folder, '600k');
    try {
      const file = path.join(folder, 'history.db');
      const database = temp.open({}, file);
      const store = storeIn(database);
      save(store, 'before', { source: '你好', target: 'Hello' });
      expect(
        refusal(() => {
          save(store, 'large', LARGE);
        })?.code,
      ).toBe('disk.full');
      expect(store.get('before')?.target).toBe('Hello');
      database.close();
      expect(refusal(() => temp.open({}, file))).toBeNull();
    } finally {
      unmount(folder);
    }
  });

  it.skipIf(!canMount())('leaves nothing to make a new history in', () => {
    const folder = path.join(temp.folder(), 'disk');
    mkdirSync(folder);
    mount(folder, '100k');
    try {
      refusal(() => {
        writeFileSync(path.join(folder, 'filler'), Buffer.alloc(98_304));
      });
      const file = path.join(folder, 'history.db');
      expect(refusal(() => temp.open({}, file))?.code).toBe('disk.full');
    } finally {
      unmount(folder);
    }
  });
});

function mount(folder: string, size: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}

/** Only root on Linux may make a small disk to fill. */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}
