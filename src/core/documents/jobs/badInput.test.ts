import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bracketing, openQueue, temporaryFolder, type Queue } from './testing/queue.ts';

const full = (queue: Queue) => {
  queue.database.exec('PRAGMA query_only = 1');
};

describe('where nothing can be saved', () => {
  it('documents that were about to begin fail, and none waits for ever', async () => {
    const folder = temporaryFolder();
    const queue = openQueue(folder.root, {
      model() {
        full(queue);
        return import.meta.filename;
      },
    });
    const ids = await queue.addAll(folder.write('a.txt', 'Tea.'), folder.write('b.txt', 'Cups.'));
    for (const id of ids) await queue.ended(id);
    expect(ids.map((id) => queue.job(id).state)).toEqual(['failed', 'failed']);
    queue.database.exec('PRAGMA query_only = 0');
  });

  it('a document that is to pause fails instead', async () => {
    const folder = temporaryFolder();
    const fake = bracketing({
      before() {
        full(queue);
        queue.jobs.pause(null);
      },
    });
    const queue = openQueue(folder.root, { engine: fake.engine });
    const [id = ''] = await queue.addAll(folder.write('a.txt', 'Tea.\n\nCups.'));
    await queue.ended(id);
    expect(queue.job(id)).toMatchObject({ state: 'failed', done: 0 });
    queue.database.exec('PRAGMA query_only = 0');
  });
});

it('a paragraph of a thousand sentences is read in portions and written whole', async () => {
  const folder = temporaryFolder();
  const sentences = Array.from({ length: 1000 }, (_, n) => `Cup <b>${n}</b> has tea.`);
  const queue = openQueue(folder.root);
  const file = folder.write('long.html', `<p>${sentences.join(' ')}</p>`);
  const [id = ''] = await queue.addAll(file);
  await queue.ended(id);
  expect(queue.job(id)).toMatchObject({ state: 'done', total: 1000 });
  const { path } = await queue.jobs.save(id, { bilingual: false });
  const written = readFileSync(path, 'utf8').replace(/<\/?b>/g, '');
  for (const n of [0, 199, 200, 201, 999]) expect(written).toContain(`[Cup ${n} has tea.]`);
});
