import { beforeEach, describe, expect, it } from 'vitest';
import type { SegmentQuery } from './documentJobs.ts';
import { bracketing, openQueue, temporaryFolder, type Queue } from './testing/queue.ts';

let queue: Queue;
let id: string;
let answer: string | null = null;

beforeEach(async () => {
  answer = null;
  const folder = temporaryFolder();
  const { engine } = bracketing({ answer: (source) => answer ?? `[${source}]` });
  queue = openQueue(folder.root, { engine });
  const text = '# Tea\n\nDrink **hot** tea.\n\nTea.\n\nTea.\n\nCOFFEE éclair.\n';
  [id = ''] = await queue.addAll(folder.write('menu.md', text));
  await queue.ended(id);
});

const rows = (query: Partial<SegmentQuery> = {}) =>
  queue.jobs.segments({
    ...{ id, filter: 'all', flaggedFirst: false, query: '', limit: 50, offset: 0 },
    ...query,
  });
const indexes = (query: Partial<SegmentQuery>) => rows(query).rows.map(({ index }) => index);

describe('the segments', () => {
  it('come in the order of the document, a page at a time', () => {
    expect(indexes({})).toEqual([0, 1, 2, 3, 4]);
    expect(rows({ limit: 2, offset: 3 })).toMatchObject({
      total: 5,
      rows: [{ index: 3 }, { index: 4 }],
    });
    expect(rows().rows.map(({ heading, repeats }) => ({ heading, repeats }))).toMatchObject([
      { heading: true, repeats: 0 },
      { repeats: 0 },
      { repeats: 1 },
      { repeats: 1 },
      { repeats: 0 },
    ]);
  });

  it('are found by their words in both texts, in any case, and nothing is a wildcard', () => {
    expect(indexes({ query: 'coffee É' })).toEqual([4]);
    expect(indexes({ query: '[tea.]' })).toEqual([2, 3]);
    expect(indexes({ query: '%' })).toEqual([]);
    expect(rows({ query: 'TEA', limit: 1 }).total).toBe(4);
  });

  it('with flags come first where that is asked, until they are accepted', () => {
    queue.jobs.edit(id, 1, 'heißer Tee');
    expect(queue.job(id).flagged).toBe(1);
    expect(indexes({ flaggedFirst: true })).toEqual([1, 0, 2, 3, 4]);
    expect(indexes({ filter: 'flagged' })).toEqual([1]);
    queue.jobs.accept(id, 1, true);
    expect(queue.job(id).flagged).toBe(0);
    expect(indexes({ flaggedFirst: true })).toEqual([0, 1, 2, 3, 4]);
    expect(indexes({ filter: 'unaccepted' })).toEqual([0, 2, 3, 4]);
  });
});

describe('an edit', () => {
  it('keeps the tags where the user puts them', () => {
    expect(queue.jobs.edit(id, 1, '<g1>Heißer</g1> Tee.')).toMatchObject({
      target: [{ kind: 'open', id: 1 }, 'Heißer', { kind: 'close', id: 1 }, ' Tee.'],
      ...{ state: 'edited', origin: 'user', flags: [] },
    });
    expect(indexes({ filter: 'edited' })).toEqual([1]);
    queue.jobs.accept(id, 1, true);
    expect(indexes({ filter: 'edited' })).toEqual([1]);
  });

  it('that loses them gets them back, and a flag', () => {
    const { target, flags } = queue.jobs.edit(id, 1, 'Heißer Tee.');
    expect(flags).toEqual(['tags']);
    expect(target?.filter((part) => typeof part !== 'string')).toHaveLength(2);
  });

  it('makes a saved file one of an earlier state', async () => {
    await queue.jobs.save(id, { bilingual: false });
    expect(queue.job(id).savedPath).not.toBeNull();
    queue.jobs.edit(id, 2, 'Tee.');
    expect(queue.job(id).savedPath).toBeNull();
  });
});

describe('an accepted segment', () => {
  const pairs = () => queue.memory.find({ source: 'Tea.', from: 'en', to: 'zh' });

  it('is remembered with the name of its document, and forgotten when it is accepted no more', () => {
    queue.jobs.edit(id, 2, '茶。');
    expect(queue.jobs.accept(id, 2, true).state).toBe('accepted');
    expect(pairs()).toMatchObject([{ target: '茶。', origin: 'menu.md' }]);
    expect(queue.jobs.accept(id, 2, false).state).toBe('edited');
    expect(pairs()).toEqual([]);
    queue.jobs.accept(id, 2, true);
    queue.jobs.edit(id, 2, '热茶。');
    expect(pairs()).toEqual([]);
  });

  it('is the same for all repeats when that is asked', () => {
    queue.jobs.edit(id, 2, '茶。');
    expect(queue.jobs.applyToRepeats(id, 2)).toEqual({ changed: 1 });
    expect(queue.targets(id).slice(2, 4)).toEqual(['茶。', '茶。']);
    expect(queue.jobs.applyToRepeats(id, 2)).toEqual({ changed: 0 });
  });
});

describe('another translation', () => {
  it('takes the place of the first', async () => {
    answer = 'Kaffee und Éclair.';
    expect(await queue.jobs.retranslate(id, 4)).toMatchObject({
      ...{ target: ['Kaffee und Éclair.'], state: 'translated', origin: 'model' },
    });
  });

  it('does not take that of an edit that was made meanwhile', async () => {
    const asked = queue.jobs.retranslate(id, 4);
    queue.jobs.edit(id, 4, 'Kaffee.');
    expect(await asked).toMatchObject({ target: ['Kaffee.'], state: 'edited' });
  });
});

it('a segment or document that is not there is refused', () => {
  expect(() => queue.jobs.edit(id, 99, 'x')).toThrow('no such segment');
  expect(() => queue.jobs.accept('none', 0, true)).toThrow('no such document');
});
