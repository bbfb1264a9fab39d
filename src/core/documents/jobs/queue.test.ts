import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openQueue, temporaryFolder } from './testing/queue.ts';

it('a document is read, translated sentence by sentence and saved beside the original', async () => {
  const folder = temporaryFolder();
  const file = folder.write('tea.txt', 'Boil water. Wait a minute.\n\nPour it slowly.\n');
  const queue = openQueue(folder.root);
  const [id = ''] = await queue.addAll(file);
  await queue.ended(id);
  expect(queue.job(id)).toMatchObject({
    ...{ name: 'tea.txt', path: file, format: 'txt', from: 'en', to: 'zh', state: 'done' },
    ...{ done: 3, total: 3, flagged: 0, words: 8, error: null, savedPath: null },
  });
  const { path } = await queue.jobs.save(id, { bilingual: false });
  expect(path).toBe(folder.file('tea.zh.txt'));
  expect(readFileSync(path, 'utf8')).toBe('[Boil water.] [Wait a minute.]\n\n[Pour it slowly.]\n');
  expect(queue.job(id).savedPath).toBe(path);
});
