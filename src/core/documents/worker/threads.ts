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
  /** Of JavaScript objects, in MiB. */
  memoryMb?: number | undefined;
  /** Of bytes beside them, in MiB: what was read, unpacked and written. */
  bytesMb?: number | undefined;
}

/** Large workbooks take a while on a busy computer. */
const SILENCE_MS = 180_000;
const MEMORY_MB = 768;
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
    memoryMb = MEMORY_MB,
    bytesMb = BYTES_MB,
  } = options;
  const idle = new Map<Worker, ReturnType<typeof setTimeout>>();

  function start(): Worker {
    const worker = new Worker(file, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // Whoever talks with it listens too; one that fails while it waits for work is only forgotten.
    worker.on('error', () => {
      forget(worker);
    });
    return worker;
  }

  function forget(worker: Worker): void {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
  }

  function take(): Worker {
    const [first] = idle;
    if (!first) return start();
    const [worker] = first;
    forget(worker);
    worker.ref();
    return worker;
  }

  async function end(worker: Worker): Promise<void> {
    forget(worker);
    await worker.terminate();
  }

  function keep(worker: Worker): void {
    worker.unref();
    const timer = setTimeout(() => void end(worker), IDLE_MS);
    timer.unref();
    idle.set(worker, timer);
  }

  return {
    async run(request, conversation) {
      if (conversation.signal.aborted) return null;
      const worker = take();
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
      keep(worker);
      if (ended.kind === 'failed') throw fromErrorData(ended.error);
      return ended;
    },
    close() {
      for (const worker of idle.keys()) void end(worker);
    },
  };
}
