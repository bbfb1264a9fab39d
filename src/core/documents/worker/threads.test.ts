import path from 'node:path';
import { expect, it } from 'vitest';
import { createThreads, type ThreadOptions } from './threads.ts';

const file = path.join(import.meta.dirname, 'testing', 'hostileWorker.ts');

function run(document: string, options: ThreadOptions = {}, signal = new AbortController().signal) {
  const place = { copy: document, path: document, asked: 'en', to: 'zh', options: {}, known: [] };
  return createThreads({ file, ...options }).run(
    { kind: 'read', ...place },
    { signal, onAsked: () => ({ kind: 'more' }) },
  );
}

it('a document that is read for ever is given up', async () => {
  await expect(run('endless', { silenceMs: 300 })).rejects.toMatchObject({
    code: 'document.damaged',
    details: { reason: 'it takes too long to read' },
  });
});

it('a document that fills the memory is too big, and the app lives on', async () => {
  await expect(run('memory', { memoryMb: 16 })).rejects.toMatchObject({ code: 'document.tooBig' });
});

it('a document that unpacks to more bytes than there may be is too big', async () => {
  await expect(run('bytes', { bytesMb: 32 })).rejects.toMatchObject({ code: 'document.tooBig' });
});

it('a document that ends its thread is damaged', async () => {
  await expect(run('exit')).rejects.toMatchObject({ code: 'document.damaged' });
});

it('a document nobody wants any more is not read to its end', async () => {
  const abort = new AbortController();
  const reading = run('endless', {}, abort.signal);
  abort.abort();
  expect(await reading).toBeNull();
});
