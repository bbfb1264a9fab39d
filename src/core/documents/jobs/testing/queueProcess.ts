import { writeSync } from 'node:fs';
import { thisProcess } from '#core/history/owner.ts';
import { bracketing, createQueue } from './createQueue.ts';

/** Another process that translates a document, slowly, and says each sentence that it asks the model for. */
const [root = '', file = ''] = process.argv.slice(2);
const { engine } = bracketing({
  answer(source) {
    writeSync(1, `${source}\n`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return `[${source}]`;
  },
});
const queue = createQueue(root, { engine, owner: thisProcess });
await queue.addAll(file);
