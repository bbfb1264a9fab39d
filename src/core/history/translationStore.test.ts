import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bytesOf, idsFound, save, storeIn, useTempHistory } from './testing/tempHistory.ts';

const temp = useTempHistory();
const all = { query: '', limit: 200, offset: 0 };
const end = { from: 'zh', model: 'BayLing 7B', state: 'done' as const, totalMs: 1200.4 };
const start = (id: string, source = '你好') => ({
  id,
  source,
  from: 'auto',
  to: 'en',
  model: '',
  createdAt: 1_700_000_000_000,
});

describe('a translation', () => {
  it('is in the history from its beginning, grows, and is whole at its end', () => {
    const store = storeIn(temp.open());
    store.start(start('a'));
    expect(store.get('a')).toMatchObject({
      state: 'running',
      source: '你好',
      target: '',
      from: 'auto',
    });
    for (const target of ['Hel', 'Hello', 'Hello, wor']) {
      store.update('a', { target, totalMs: 10 });
      expect(store.get('a')?.target).toBe(target);
    }
    expect(store.list(all).rows[0]).toMatchObject({
      state: 'running',
      targetSnippet: 'Hello, wor',
    });
    store.finish('a', { ...end, target: 'Hello, world' });
    expect(store.get('a')).toEqual({
      ...{ id: 'a', source: '你好', target: 'Hello, world', from: 'zh', to: 'en' },
      ...{ model: 'BayLing 7B', state: 'done', createdAt: 1_700_000_000_000, totalMs: 1200 },
    });
  });

  it('is listed before it has any text', () => {
    const store = storeIn(temp.open());
    store.start(start('a'));
    expect(store.list(all).rows).toMatchObject([{ state: 'running', targetSnippet: '' }]);
  });

  it('may change what it had written before', () => {
    const store = storeIn(temp.open());
    store.start(start('a'));
    for (const target of ['Hello there', 'Good day', '', 'Good']) {
      store.update('a', { target, totalMs: 10 });
      expect(store.get('a')?.target).toBe(target);
    }
  });

  it('keeps every character as it is, but for half a surrogate pair', () => {
    const store = storeIn(temp.open());
    const text = 'a\0b\u0001\u0000\r\n\ufeff\u202e👩‍👩‍👧 e\u0301\uffff';
    store.start(start('a', `\ufeff${text}`));
    store.update('a', { target: '\0x', totalMs: 1 });
    store.update('a', { target: '\0x\0y', totalMs: 1 });
    expect(store.get('a')?.target).toBe('\0x\0y');
    store.finish('a', { ...end, target: `${text}\ud800` });
    expect(store.get('a')).toMatchObject({ source: `\ufeff${text}`, target: `${text}\ufffd` });
    expect(idsFound(store, 'b')).toEqual(['a']);
  });

  it('that was removed meanwhile stays removed', () => {
    const store = storeIn(temp.open());
    store.start(start('a'));
    store.update('a', { target: 'Hel', totalMs: 1 });
    store.remove('a');
    store.update('a', { target: 'Hello', totalMs: 1 });
    store.finish('a', { ...end, target: 'Hello' });
    expect(store.get('a')).toBeNull();
    expect(store.list(all)).toEqual({ rows: [], total: 0 });
  });

  it('that was taken for interrupted ends as it ends', () => {
    const database = temp.open();
    const store = storeIn(database, `${process.pid}:one`);
    store.start(start('a'));
    store.update('a', { target: 'Hel', totalMs: 1 });
    expect(storeIn(database, `${process.pid}:two`).markInterrupted()).toBe(1);
    store.update('a', { target: 'Hello', totalMs: 1 });
    expect(store.get('a')).toMatchObject({ state: 'interrupted', target: 'Hel' });
    store.finish('a', { ...end, target: 'Hello' });
    expect(store.get('a')).toMatchObject({ state: 'done', target: 'Hello' });
    expect(idsFound(store, 'hel')).toEqual(['a']);
  });

  it('outlives closing the file, and one of 2 MB is saved whole', () => {
    const database = temp.open();
    const source = '今天天气很好。\n'.repeat(90_000);
    const target = 'The weather is nice today. '.repeat(80_000);
    const store = storeIn(database);
    store.start(start('a', source));
    for (let part = 1; part < 8; part++)
      store.update('a', { target: target.slice(0, part * 250_000), totalMs: part });
    store.finish('a', { ...end, target });
    database.close();
    const again = storeIn(temp.open());
    expect(again.get('a')?.source === source && again.get('a')?.target === target).toBe(true);
    expect(idsFound(again, '天气很好')).toEqual(['a']);
  });
});

describe('the list', () => {
  it('begins with the newest, page by page, and counts all', () => {
    const store = storeIn(temp.open());
    for (let number = 0; number < 10; number++)
      save(store, `${number}`, { source: 'x', target: 'y', createdAt: 1000 + (number % 5) });
    const ids = (offset: number) =>
      store.list({ query: '', limit: 4, offset }).rows.map(({ id }) => id);
    expect([ids(0), ids(4), ids(8), ids(12)]).toEqual([
      ['9', '4', '8', '3'],
      ['7', '2', '6', '1'],
      ['5', '0'],
      [],
    ]);
    expect(store.list({ query: '', limit: 4, offset: 8 }).total).toBe(10);
  });

  it('shows the beginning of long texts on one line, in whole characters', () => {
    const store = storeIn(temp.open());
    save(store, 'a', { source: '\n\n 好\r\n\t的\0 ', target: '👩‍👩‍👧'.repeat(500) });
    expect(store.list(all).rows[0]).toMatchObject({
      sourceSnippet: '好 的',
      targetSnippet: `${'👩‍👩‍👧'.repeat(120)}…`,
    });
  });
});

describe('deleting', () => {
  const secret = 'Xyzzyplughsecret';
  const entry = { source: `${secret} 秘密口令`, target: `about ${secret}` };

  it('hides an entry from list, search and reading, and it can be brought back', () => {
    const store = storeIn(temp.open());
    save(store, 'a', entry);
    store.delete('a');
    expect(store.get('a')).toBeNull();
    expect(store.list(all)).toEqual({ rows: [], total: 0 });
    expect(store.list({ ...all, query: '秘密' })).toEqual({ rows: [], total: 0 });
    store.restore('a');
    expect(store.get('a')?.source).toBe(entry.source);
    expect(idsFound(store, '秘密')).toEqual(['a']);
  });

  it('for good leaves not a word of it in the file or its log, and everything else found', () => {
    const database = temp.open();
    const store = storeIn(database);
    save(store, 'kept', { source: '保留', target: 'kept' });
    save(store, 'a', entry);
    store.start(start('running', secret));
    store.update('running', { target: secret, totalMs: 1 });
    store.delete('a');
    store.delete('running');
    const contains = (text: string) => bytesOf(temp.file()).includes(text);
    expect([contains(secret), contains('yzzyplugh'), contains('秘密')]).toEqual([true, true, true]);

    expect(store.purgeDeleted()).toBe(2);
    expect([contains(secret), contains('yzzyplugh'), contains('秘密')]).toEqual([
      false,
      false,
      false,
    ]);
    store.restore('a');
    expect(store.get('a')).toBeNull();
    expect(idsFound(store, '保留')).toEqual(['kept']);
    expect(store.purgeDeleted()).toBe(0);
  });

  it('can be undone as long as the process that deleted is there, whatever others do', () => {
    const database = temp.open();
    const { pid: ended } = spawnSync(process.execPath, ['--version']);
    const window = storeIn(database, `${process.ppid}:window`);
    const crashed = storeIn(database, `${ended}:crashed`);
    const commandLine = storeIn(database);
    for (const id of ['a', 'b']) save(window, id, entry);
    window.delete('a');
    crashed.delete('b');

    expect(commandLine.purgeDeleted()).toBe(1);
    for (const id of ['a', 'b']) window.restore(id);
    expect(window.list(all).rows.map(({ id }) => id)).toEqual(['a']);
  });
});
