import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { bytesOf, useTempHistory } from '#core/history/testing/tempHistory.ts';
import { createMemoryStore } from './memoryStore.ts';
import type { AcceptedPair } from './pair.ts';

const temp = useTempHistory();
const hello: AcceptedPair = {
  ...{ source: '你好', target: 'Hello', from: 'zh', to: 'en', origin: 'revision' },
};
const open = () => createMemoryStore(temp.open());
const targets = (pairs: Iterable<{ target: string }>) => [...pairs].map(({ target }) => target);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an accepted pair', () => {
  it('is found again by exactly its source and languages, in another process too', () => {
    open().add(hello);
    const store = open();
    expect(store.find(hello)).toEqual([{ ...hello, id: 1, createdAt: 1000 }]);
    expect(store.find({ ...hello, source: '你好。' })).toEqual([]);
    expect(store.find({ ...hello, to: 'de' })).toEqual([]);
    expect(store.find({ ...hello, from: 'en' })).toEqual([]);
  });

  it('is found however its languages are spelled, and when nobody told the source language', () => {
    const store = open();
    store.add(hello);
    for (const from of ['zh-Hans', 'zh-CN', 'zho_Hans', 'auto', 'und'])
      expect(targets(store.find({ ...hello, from, to: 'en-GB' }))).toEqual(['Hello']);
    expect(store.find({ ...hello, from: 'zh-Hant' })).toEqual([]);
    store.add({ ...hello, from: 'zh-Hans' });
    expect(targets(store.all())).toEqual(['Hello']);
    store.add({ source: 'Hallo', target: 'Hello', from: 'auto', to: 'en', origin: 'revision' });
    expect(targets(store.find({ source: 'Hallo', from: 'de', to: 'en' }))).toEqual(['Hello']);
  });

  it('is kept with every character but half a surrogate pair, and found by it', () => {
    const store = open();
    const odd = { ...hello, source: '\ufeffa\0b\ud800\r\n', target: '👩‍👩‍👧\0' };
    store.add(odd);
    expect(store.find(odd)).toMatchObject([{ source: '\ufeffa\0b\ufffd\r\n', target: '👩‍👩‍👧\0' }]);
  });

  it('stands after those accepted later, and once, also when accepted again', () => {
    const store = open();
    store.add(hello);
    vi.setSystemTime(2000);
    store.add({ ...hello, target: 'Hi' });
    expect(targets(store.find(hello))).toEqual(['Hi', 'Hello']);
    vi.setSystemTime(3000);
    store.add(hello);
    expect(targets(store.find(hello))).toEqual(['Hello', 'Hi']);
    expect(store.find(hello)[0]?.createdAt).toBe(3000);
    expect(targets(store.all()).sort()).toEqual(['Hello', 'Hi']);
  });

  it('that is removed is gone from the file', () => {
    const database = temp.open();
    const store = createMemoryStore(database);
    store.add({ ...hello, target: 'Xyzzyplugh' });
    for (const { id } of store.find(hello)) store.remove(id);
    expect(store.find(hello)).toEqual([]);
    database.query('PRAGMA wal_checkpoint(TRUNCATE)', z.object({ busy: z.number() })).get();
    expect(bytesOf(temp.file()).includes('zzyplugh')).toBe(false);
  });
});

it('a memory of more pairs than are read at once is read whole', () => {
  const store = open();
  for (let number = 0; number < 1201; number++) store.add({ ...hello, source: `${number}` });
  const sources = [...store.all()].map(({ source }) => Number(source));
  expect(sources).toEqual(Array.from({ length: 1201 }, (_, number) => number));
});
