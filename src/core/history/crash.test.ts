import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Database } from './database.ts';
import { startProcess } from './testing/otherProcess.ts';
import { idsFound, storeIn, useTempHistory } from './testing/tempHistory.ts';
import { sourceOf, targetOf } from './testing/texts.ts';

const temp = useTempHistory();

function expectWhole(database: Database): void {
  const row = z.object({ integrity_check: z.string() });
  expect(database.query('PRAGMA integrity_check', row).all()).toEqual([{ integrity_check: 'ok' }]);
}

/** The last line about each entry: what was certainly committed. */
function lastWords(lines: readonly string[]): Map<string, string[]> {
  return new Map(
    lines
      .map((line) => line.split(' '))
      .map(([what = '', id = '', ...rest]) => [id, [what, ...rest]]),
  );
}

describe('kill -9', () => {
  it('at any moment loses nothing that was saved, and the file stays whole', async () => {
    for (let round = 0; round < 20; round++) {
      const writer = startProcess('write', temp.file(), `round${round}`);
      await writer.line();
      await sleep(Math.random() * 60);
      await writer.kill();

      const database = temp.open();
      const store = storeIn(database);
      store.markInterrupted();
      expectWhole(database);
      for (const [id, [what, length]] of lastWords(writer.lines)) {
        const entry = store.get(id);
        expect(entry?.source).toBe(sourceOf(id));
        if (what === 'finished')
          expect(entry).toMatchObject({ state: 'done', target: targetOf(id) });
        if (what === 'saved') expect(entry?.target.length).toBeGreaterThanOrEqual(Number(length));
        expect(targetOf(id).startsWith(entry?.target ?? '-')).toBe(true);
        expect(entry?.state).not.toBe('running');
      }
      database.close();
    }
  });

  it('leaves a translation as interrupted, with the text saved last, and it can be found', async () => {
    const writer = startProcess('start', temp.file(), 'a');
    await writer.line();
    const store = storeIn(temp.open());
    expect(store.markInterrupted()).toBe(0);
    expect(store.get('a')).toMatchObject({ state: 'running', target: 'Hello' });

    await writer.kill();
    expect(store.markInterrupted()).toBe(1);
    expect(store.get('a')).toMatchObject({ state: 'interrupted', source: '你好', target: 'Hello' });
    expect(idsFound(store, '你好')).toEqual(['a']);
    expect(store.markInterrupted()).toBe(0);
  });
});

describe('the window and the command line at once', () => {
  it('both save everything', async () => {
    const writers = ['window', 'cli'].map((name) => startProcess('writeFifty', temp.file(), name));
    expect(await Promise.all(writers.map((writer) => writer.ended()))).toEqual([0, 0]);
    const database = temp.open();
    expectWhole(database);
    const store = storeIn(database);
    expect(store.list({ query: '', limit: 1, offset: 0 }).total).toBe(100);
    expect(store.list({ query: '天气', limit: 1, offset: 0 }).total).toBe(100);
    for (const name of ['window', 'cli'])
      expect(store.get(`${name}-49`)?.target).toBe(targetOf(`${name}-49`));
  });
});
