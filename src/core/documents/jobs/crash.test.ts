import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { bracketing, openQueue, temporaryFolder } from './testing/queue.ts';

const program = path.join(import.meta.dirname, 'testing', 'queueProcess.ts');
const SENTENCES = 400;

/** Starts a process that translates `file`; kills it when it has asked the model for `count` sentences. */
async function translateAndKill(root: string, file: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, root, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const asked: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    asked.push(line);
    if (asked.length === count) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return asked;
}

it('after kill -9 the next start goes on with the next sentence, and nothing is lost or done twice', async () => {
  const folder = temporaryFolder();
  const lines = Array.from({ length: SENTENCES }, (_, n) => `Sentence ${n}.`);
  const file = folder.write('long.txt', lines.join('\n\n'));
  const asked = await translateAndKill(folder.root, file, 50);
  expect(asked.length).toBeLessThan(SENTENCES);

  const fake = bracketing();
  const queue = openQueue(folder.root, { engine: fake.engine });
  const [job] = queue.jobs.list();
  const done = job?.done ?? 0;
  // The last one that was asked for may have been saved or not.
  expect([asked.length - 1, asked.length]).toContain(done);
  queue.jobs.start();
  await queue.ended(job?.id ?? '');
  expect(fake.sources).toEqual(lines.slice(done));
  expect(queue.targets(job?.id ?? '')).toEqual(lines.map((line) => `[${line}]`));
});

it('after kill -9 while it is read a document is read again, from the copy', async () => {
  const folder = temporaryFolder();
  const file = folder.write('long.txt', 'Tea.\n\nCoffee.');
  const first = openQueue(folder.root, { thread: { file: '/none' } });
  const [id = ''] = await first.addAll(file);
  // As a process leaves it that is killed between two batches.
  await first.until(() => first.job(id).state === 'failed');
  first.database.exec("UPDATE document_jobs SET state = 'reading', error = NULL, total = 7");
  first.close();

  const queue = openQueue(folder.root);
  queue.jobs.start();
  await queue.ended(id);
  expect(queue.job(id)).toMatchObject({ state: 'done', total: 2, done: 2 });
});

it('what another process still works on is left to it', async () => {
  const folder = temporaryFolder();
  const other = openQueue(folder.root, { owner: `${process.ppid}:alive`, model: () => '' });
  const [id = ''] = await other.addAll(folder.write('a.txt', 'Tea.'));
  await other.ended(id);
  other.database.exec("UPDATE document_jobs SET state = 'running'");
  const queue = openQueue(folder.root);
  queue.jobs.start();
  expect(queue.job(id)).toMatchObject({ state: 'running', done: 0 });
  await queue.addAll(folder.write('b.txt', 'Coffee.'));
  await queue.until(() => queue.jobs.list().some(({ state }) => state === 'done'));
  expect(queue.job(id)).toMatchObject({ state: 'running', done: 0 });
});

it('a start drops copies that belong to nothing', async () => {
  const folder = temporaryFolder();
  const first = openQueue(folder.root);
  const [id = ''] = await first.addAll(folder.write('a.txt', 'Tea.'));
  await first.ended(id);
  folder.write('documents/orphan', 'secret');
  first.close();
  const queue = openQueue(folder.root);
  queue.jobs.start();
  await expect.poll(() => readdirSync(folder.file('documents'))).toEqual([id]);
});
