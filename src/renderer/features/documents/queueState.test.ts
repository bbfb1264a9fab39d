import { expect, test } from 'vitest';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { summaryOf, withChanges } from './queueState.ts';

const job = (id: string, createdAt: number, state: DocumentJob['state'] = 'waiting') =>
  ({ id, createdAt, state }) as DocumentJob;
const ids = (jobs: readonly DocumentJob[]) => jobs.map(({ id }) => id);
const a = job('a', 1);
const b = job('b', 2);
const c = job('c', 3);

test('a change of a job shows in its place', () => {
  const changed = job('b', 2, 'running');
  expect(withChanges([a, b, c], new Map([['b', changed]]))).toEqual([a, changed, c]);
});

test('a new job comes last', () => {
  expect(ids(withChanges([a, b], new Map([['c', c]])))).toEqual(['a', 'b', 'c']);
});

test('files added in the same moment stay in their order', () => {
  const many = ['x', 'y', 'z'].map((id) => job(id, 5));
  const changes = new Map(many.map((each) => [each.id, each]));
  expect(ids(withChanges([a], changes))).toEqual(['a', 'x', 'y', 'z']);
});

test('a removed job is gone, also one that was never listed', () => {
  const changes = new Map([
    ['a', null],
    ['x', null],
  ]);
  expect(ids(withChanges([a, b], changes))).toEqual(['b']);
});

test('without changes nothing is drawn anew', () => {
  const jobs = [a, b];
  expect(withChanges(jobs, new Map())).toBe(jobs);
});

test('the queue says how many are done, failed, paused and still to do, and which are saved', () => {
  const saved = { ...job('s', 6, 'done'), savedPath: 'there' };
  const done = { ...job('d', 5, 'done'), savedPath: null };
  const others = [job('r', 4, 'running'), job('p', 6, 'paused'), job('f', 7, 'failed')];
  expect(summaryOf([a, done, saved, ...others])).toEqual({
    ...{ total: 6, done: 2, failed: 1, active: 2, paused: 1 },
    ...{ unsaved: [done], saved: [saved] },
  });
});
