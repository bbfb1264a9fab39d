import { expect, it } from 'vitest';
import { bracketing, openQueue, temporaryFolder } from './testing/queue.ts';

const SEGMENTS = 100_000;
const DIFFERENT = 100;

it(
  'a document of 100,000 segments is never held or shown whole',
  { timeout: 300_000 },
  async () => {
    const folder = temporaryFolder();
    const lines = Array.from({ length: SEGMENTS }, (_, n) => `Tea ${n % DIFFERENT}.`);
    const fake = bracketing({ parallel: 2 });
    const queue = openQueue(folder.root, { engine: fake.engine });
    const [id = ''] = await queue.addAll(folder.write('long.txt', lines.join('\n\n')));
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({ state: 'done', total: SEGMENTS, done: SEGMENTS });
    expect(fake.sources).toHaveLength(DIFFERENT);
    expect(queue.jobs.counts(id).repeats).toBe(SEGMENTS - DIFFERENT);

    const last = { id, filter: 'all' as const, flaggedFirst: true, query: '', limit: 2 };
    const { rows, total } = queue.jobs.segments({ ...last, offset: SEGMENTS - 2 });
    expect(total).toBe(SEGMENTS);
    expect(rows.map(({ index }) => index)).toEqual([SEGMENTS - 2, SEGMENTS - 1]);
    // Events tell that something changed, never what.
    const bytes = queue.events.map(({ data }) => JSON.stringify(data).length);
    expect(Math.max(...bytes)).toBeLessThan(1000);
  },
);
