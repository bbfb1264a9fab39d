import { expect, it } from 'vitest';
import { watchLongJobs } from './longJobs.ts';

it('a job that ends after a minute of work is told of, once', () => {
  const hasEnded = watchLongJobs();
  const job = (state: 'waiting' | 'running' | 'done') => ({ id: 'a', state });
  expect(hasEnded(job('waiting'), 0)).toBe(false);
  expect(hasEnded(job('running'), 1000)).toBe(false);
  expect(hasEnded(job('running'), 50_000)).toBe(false);
  expect(hasEnded(job('done'), 61_000)).toBe(true);
  expect(hasEnded(job('done'), 62_000)).toBe(false);
});

it('one that failed after a long time is told of too', () => {
  const hasEnded = watchLongJobs();
  hasEnded({ id: 'a', state: 'running' }, 0);
  expect(hasEnded({ id: 'a', state: 'failed' }, 90_000)).toBe(true);
});

it('short ones are not, nor is what was paused, nor what was done when the app began', () => {
  const hasEnded = watchLongJobs();
  expect(hasEnded({ id: 'old', state: 'done' }, 100_000)).toBe(false);
  hasEnded({ id: 'short', state: 'running' }, 0);
  expect(hasEnded({ id: 'short', state: 'done' }, 59_999)).toBe(false);
  hasEnded({ id: 'long', state: 'running' }, 0);
  expect(hasEnded({ id: 'long', state: 'paused' }, 90_000)).toBe(false);
  hasEnded({ id: 'long', state: 'running' }, 95_000);
  expect(hasEnded({ id: 'long', state: 'done' }, 100_000)).toBe(false);
});
