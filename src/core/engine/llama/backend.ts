import { getLlama, LlamaLogLevel, LlamaLogLevelGreaterThan, type Llama } from 'node-llama-cpp';
import type { LoadOptions } from '../engine.ts';
import { copiedBytes } from './memoryTaken.ts';

type Gpu = NonNullable<LoadOptions['gpu']>;

/** llama.cpp's native library, started once for each kind of device, and what it logs about failures. */
export interface Backend {
  llama: Llama;
  /** The errors logged since the last call, oldest first. */
  takeErrors: () => string;
  /** Bytes of weights that it logged to have copied in memory since the last call. */
  takeCopied: () => number;
}

export interface Backends {
  /** Rejects where the asked-for GPU cannot be used. */
  get(gpu: Gpu): Promise<Backend>;
  dispose(): Promise<void>;
}

export function createBackends(): Backends {
  const started = new Map<Gpu, Promise<Backend>>();

  const get = (gpu: Gpu): Promise<Backend> => {
    const known = started.get(gpu);
    if (known) return known;
    const starting = gpu === 'auto' ? startBest(get) : start(gpu);
    started.set(gpu, starting);
    starting.catch(() => started.delete(gpu));
    return starting;
  };
  return {
    get,
    async dispose() {
      const running = await Promise.allSettled(started.values());
      started.clear();
      const llamas = new Set(
        running.flatMap((r) => (r.status === 'fulfilled' ? r.value.llama : [])),
      );
      await Promise.all([...llamas].map((llama) => llama.dispose()));
    },
  };
}

/** The best device there is. A GPU library without a GPU behind it is worth less than the plain one. */
async function startBest(get: Backends['get']): Promise<Backend> {
  try {
    const best = await start('auto');
    if (best.llama.gpu === false) return best;
    if ((await best.llama.getVramState()).total > 0) return best;
    await best.llama.dispose();
  } catch {
    // No GPU library works here: the CPU's does.
  }
  return get('off');
}

async function start(gpu: Gpu): Promise<Backend> {
  let errors: string[] = [];
  let copied = 0;
  const llama = await getLlama({
    gpu: gpu === 'off' ? false : gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    // The threads of a context are then exactly those asked for.
    maxThreads: 0,
    logLevel: LlamaLogLevel.error,
    logger(level, message) {
      if (LlamaLogLevelGreaterThan(level, LlamaLogLevel.warn)) errors.push(message.trim());
      else copied += copiedBytes(message);
    },
  });
  return {
    llama,
    takeErrors() {
      const taken = errors.join('\n');
      errors = [];
      return taken;
    },
    takeCopied() {
      const taken = copied;
      copied = 0;
      return taken;
    },
  };
}
