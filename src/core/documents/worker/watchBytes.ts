import type { Worker } from 'node:worker_threads';

/** Milliseconds between two looks. */
const OFTEN = 250;

/**
 * Watches a thread for bytes that it holds outside of JavaScript's heap (unpacked streams, for one), which
 * `resourceLimits` does not count, and calls `onTooMany` when there are more. Gives what ends the watch.
 */
export function watchBytes(worker: Worker, limitBytes: number, onTooMany: () => void): () => void {
  let isAsked = false;
  async function look(): Promise<void> {
    if (isAsked) return;
    isAsked = true;
    try {
      const { external_memory: bytes } = await worker.getHeapStatistics();
      if (bytes > limitBytes) onTooMany();
    } catch {
      // It has ended, or this Node cannot tell.
    } finally {
      isAsked = false;
    }
  }
  const timer = setInterval(() => void look(), OFTEN);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
