import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fromErrorData } from '#shared/errors.ts';
import { converse, type Conversation, type Ended } from './converse.ts';
import type { ReadRequest, WriteRequest } from './messages.ts';

export interface ThreadOptions {
  /** Absolute path of documentWorker; without it, the one beside this file. */
  file?: string | undefined;
  /** Milliseconds in which a thread must say something before it is ended. */
  silenceMs?: number | undefined;
  /** Of JavaScript objects, in MiB; without it, by the size of the document. */
  memoryMb?: number | undefined;
  /** Of bytes beside them, in MiB: what was read, unpacked and written. */
  bytesMb?: number | undefined;
}

/** Large workbooks take a while on a busy computer. */
const SILENCE_MS = 180_000;
/** JavaScript collects its garbage late where it may grow: a thread for what most people have takes less. */
const MEMORY_MB = 400;
const LARGE_MEMORY_MB = 768;
const LARGE_BYTES = 12 * 2 ** 20;
const BYTES_MB = 1024;
/** Less than a thread takes by itself, so that what is let go of is used again sooner. */
const YOUNG_MB = 16;
/** A thread that has nothing to do is kept this long for the next document. */
const IDLE_MS = 10_000;

export interface Threads {
  /** Runs a task; null when the signal ended it. Errors: those of `converse`, of reading and of writing. */
  run(
    request: ReadRequest | WriteRequest,
    conversation: Pick<Conversation, 'onAsked' | 'signal'>,
  ): Promise<Exclude<Ended, { kind: 'failed' }> | null>;
  close(): void;
}

/** The threads in which documents are read and written: as many as there are tasks at once. */
export function createThreads(options: ThreadOptions = {}): Threads {
  const {
    file = path.join(import.meta.dirname, 'documentWorker.ts'),
    silenceMs = SILENCE_MS,
    memoryMb,
    bytesMb = BYTES_MB,
  } = options;
  const idle = new Map<Worker, { timer: NodeJS.Timeout; memory: number }>();

  /** For a file that is gone any will do. */
  async function memoryFor({ copy }: ReadRequest | WriteRequest): Promise<number> {
    if (memoryMb !== undefined) return memoryMb;
    const size = await stat(copy).then(
      (file) => file.size,
      () => 0,
    );
    return size > LARGE_BYTES ? LARGE_MEMORY_MB : MEMORY_MB;
  }

  function start(memory: number): Worker {
    const worker = new Worker(file, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // Whoever talks with it listens too; one that fails while it waits for work is only forgotten.
    worker.on('error', () => {
      forget(worker);
    });
    return worker;
  }

  function forget(worker: Worker): void {
    clearTimeout(idle.get(worker)?.timer);
    idle.delete(worker);
  }

  function take(memory: number): Worker {
    const worker = Array.from(idle).find(([, each]) => each.memory === memory)?.[0];
    if (!worker) return start(memory);
    forget(worker);
    worker.ref();
    return worker;
  }

  async function end(worker: Worker): Promise<void> {
    forget(worker);
    await worker.terminate();
  }

  function keep(worker: Worker, memory: number): void {
    worker.unref();
    const timer = setTimeout(() => void end(worker), IDLE_MS);
    timer.unref();
    idle.set(worker, { timer, memory });
  }

  return {
    async run(request, conversation) {
      const memory = await memoryFor(request);
      if (conversation.signal.aborted) return null;
      const worker = take(memory);
      const limits = { silenceMs, limitBytes: bytesMb * 2 ** 20 };
      const ended = await converse(worker, request, { ...conversation, ...limits }).catch(
        async (error: unknown) => {
          await end(worker);
          throw error;
        },
      );
      if (!ended) {
        await end(worker);
        return null;
      }
      keep(worker, memory);
      if (ended.kind === 'failed') throw fromErrorData(ended.error);
      return ended;
    },
    close() {
      for (const worker of idle.keys()) void end(worker);
    },
  };
}
