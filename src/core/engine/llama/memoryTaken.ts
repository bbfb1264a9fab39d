import { LlamaLogLevel, type Llama } from 'node-llama-cpp';
import type { Backend } from './backend.ts';

/** Memory that a load took, in bytes. */
interface Taken {
  /** Of memory and GPU memory together. */
  takenBytes: number;
  gpuBytes: number;
}

/** Measures what a load takes of this process's memory, and of the GPU's. */
export interface MemoryMeasure {
  taken(): Promise<Taken>;
  /** Must be called at the end. */
  end(): void;
}

/**
 * Begins to measure. Some processors have weights of some types in another order: llama.cpp copies those, and what it
 * copied them from stays in memory until the system needs it, so it is not counted. Only the log tells how much that is.
 */
export async function startMeasuring({ llama, takeCopied }: Backend): Promise<MemoryMeasure> {
  const level = llama.logLevel;
  llama.logLevel = LlamaLogLevel.info;
  takeCopied();
  const before = await memoryInUse(llama);
  return {
    async taken() {
      const after = await memoryInUse(llama);
      const gpuBytes = Math.max(0, after.gpuBytes - before.gpuBytes);
      const bytes = Math.max(0, after.bytes - before.bytes - takeCopied());
      return { takenBytes: bytes + gpuBytes, gpuBytes };
    },
    end() {
      llama.logLevel = level;
    },
  };
}

/** GPU memory that is the computer's own is not counted twice. */
async function memoryInUse(llama: Llama): Promise<{ bytes: number; gpuBytes: number }> {
  const bytes = process.memoryUsage.rss();
  if (llama.gpu === false) return { bytes, gpuBytes: 0 };
  const { used, unifiedSize } = await llama.getVramState();
  return { bytes, gpuBytes: unifiedSize > 0 ? 0 : used };
}

/** What llama.cpp logs of weights that it copied into memory in another order. */
const COPIED = /\b(?:CPU_REPACK|CPU_KLEIDIAI|AMX) model buffer size = +(\d+(?:\.\d+)?) MiB/g;

/** Bytes of weights that a piece of llama.cpp's log says were copied. */
export function copiedBytes(log: string): number {
  return [...log.matchAll(COPIED)].reduce((sum, [, size]) => sum + Number(size) * 2 ** 20, 0);
}
