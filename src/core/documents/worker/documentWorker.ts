import { parentPort } from 'node:worker_threads';
import { AppError, isAppError } from '#shared/errors.ts';
import { reasonOf } from '../reasonOf.ts';
import type { FromWorker, ReadRequest, ToWorker, WriteRequest } from './messages.ts';
import { readTask } from './readTask.ts';
import { writeTask } from './writeTask.ts';

/**
 * The thread in which documents are read and written: they are hostile input, and a thread can be ended when it takes too
 * long or too much memory.
 */
const port = parentPort;
if (!port) throw new Error('this runs in a thread');

/** What libraries print about a document is for nobody. */
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;

const post = (message: FromWorker) => {
  port.postMessage(message);
};

/** The one answer that a task waits for. */
let answer: ((message: ToWorker) => void) | undefined;
const asked = (message: FromWorker): Promise<ToWorker> =>
  new Promise((resolve) => {
    answer = resolve;
    post(message);
  });

port.on('message', (message: ToWorker) => {
  if (message.kind === 'read' || message.kind === 'write') void run(message);
  else answer?.(message);
});

async function run(request: ReadRequest | WriteRequest): Promise<void> {
  try {
    post(await (request.kind === 'read' ? read(request) : write(request)));
  } catch (error) {
    const failure = isAppError(error) ? error : unexpected(request.path, error);
    post({ kind: 'failed', error: failure.toData() });
  }
}

async function read(request: ReadRequest): Promise<FromWorker> {
  const result = await readTask(request, async (units) => {
    await asked({ kind: 'units', units });
  });
  return { kind: 'read', result };
}

async function write(request: WriteRequest): Promise<FromWorker> {
  await writeTask(request, async () => {
    const message = await asked({ kind: 'more' });
    return message.kind === 'targets' ? message.units : [];
  });
  return { kind: 'written' };
}

/** What only a document can have caused, such as a stack that is too deep. */
function unexpected(path: string, error: unknown): AppError {
  return new AppError('document.damaged', { path, reason: reasonOf(error) }, { cause: error });
}
