import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createQueue, type Queue, type QueueOptions } from './createQueue.ts';

export { bracketing, type Queue } from './createQueue.ts';

/** A folder of the test's own, gone at its end. */
export function temporaryFolder() {
  const root = mkdtempSync(path.join(tmpdir(), 'bayling-documents-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  return {
    root,
    file: (name: string) => path.join(root, name),
    write: (name: string, content: string | Uint8Array): string => {
      const file = path.join(root, name);
      writeFileSync(file, content);
      return file;
    },
  };
}

/** A queue that is closed at the end of the test. */
export function openQueue(root: string, options: QueueOptions = {}): Queue {
  const queue = createQueue(root, options);
  onTestFinished(queue.close);
  return queue;
}
