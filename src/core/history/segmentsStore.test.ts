import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Segmented } from '#shared/ipc/translator.ts';
import { startProcess } from './testing/otherProcess.ts';
import { editedBy } from './testing/segmented.ts';
import { storeIn, useTempHistory } from './testing/tempHistory.ts';

const temp = useTempHistory();

/** A translation that is finished and saved. */
function saved({ entry, segmented }: ReturnType<typeof editedBy>) {
  const database = temp.open();
  const store = storeIn(database);
  store.start({ id: 'a', ...entry, model: 'm', createdAt: 1 });
  store.finish('a', { ...entry, ...{ model: 'm', state: 'done', totalMs: 1, segmented } });
  const count = () =>
    database
      .query('SELECT count(*) AS value FROM translation_segments', z.object({ value: z.number() }))
      .get()?.value;
  return { database, store, count };
}

it('the sentences of a translation come back as they were', () => {
  const { entry, segmented } = editedBy('Zwei.', 'user');
  const { store } = saved({ entry, segmented });
  expect(store.segments('a', entry)).toEqual(segmented);
  expect(store.segments('b', entry)).toBeNull();
});

it('those that wait come back with what stands before them in the source', () => {
  const { entry, segmented } = editedBy('', 'model');
  const [first, second] = segmented.segments;
  if (!first || !second) throw new RangeError('two segments');
  const waiting: Segmented = {
    segments: [first, { ...second, state: 'waiting' }],
    tail: '\n',
  };
  const part = { ...entry, target: 'Eins.' };
  const { store } = saved({ entry: part, segmented: waiting });
  expect(store.segments('a', part)).toEqual(waiting);
});

it('they are not mixed up with another target, nor with a damaged row', () => {
  const { entry, segmented } = editedBy('Zwei.', 'user');
  const { store, database } = saved({ entry, segmented });
  expect(store.segments('a', { ...entry, target: 'Longer than it was before.' })).toBeNull();
  for (const damage of ['{', '{"length":12,"segments":[{}]}', '[]']) {
    database.command('UPDATE translation_segments SET segments = $damage')({ damage });
    expect(store.segments('a', entry)).toBeNull();
  }
});

it('what the user wrote survives kill -9', async () => {
  const writer = startProcess('edit', temp.file(), 'a');
  await writer.line();
  await writer.kill();
  const { entry, segmented } = editedBy('Deux.', 'user');
  const store = storeIn(temp.open());
  expect(store.get('a')?.target).toBe('Eins. Deux.\n');
  expect(store.segments('a', entry)).toEqual(segmented);
});

it('a deleted translation is gone from the file with its sentences', () => {
  const { entry, segmented } = editedBy('Donaudampfschifffahrt.', 'user');
  const term = { source: 'Geheimnis', target: 'x', note: '', state: 'missed' as const, at: null };
  for (const segment of segmented.segments) segment.terms = [term];
  const { store, count, database } = saved({ entry, segmented });
  expect(count()).toBe(1);
  store.delete('a');
  store.purgeDeleted();
  expect(count()).toBe(0);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(readFileSync(temp.file()).includes('Geheimnis')).toBe(false);
});
