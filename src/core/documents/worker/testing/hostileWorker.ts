import { parentPort } from 'node:worker_threads';

/** A thread that a document keeps busy for ever, or whose memory it fills: `path` says which. */
parentPort?.on('message', ({ path }: { path: string }) => {
  const held: unknown[] = [];
  while (path !== 'exit') {
    if (path === 'memory') held.push(new Array(1000).fill(held.length));
    if (path === 'bytes' && held.length < 64) held.push(Buffer.alloc(2 ** 20, held.length));
  }
  process.exit(0);
});
