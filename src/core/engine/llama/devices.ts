import type { Llama } from 'node-llama-cpp';
import type { Devices } from '../engine.ts';

/**
 * What the backend would use for a model. Several GPUs are told as one with the names of all: the library tells the
 * memory of all together.
 */
export async function devicesOf(llama: Llama): Promise<Devices> {
  if (llama.gpu === false) return { backend: null, gpus: [] };
  const [names, { total, free, unifiedSize }] = await Promise.all([
    llama.getGpuDeviceNames(),
    llama.getVramState(),
  ]);
  const all = {
    name: names.join(', '),
    totalBytes: total,
    freeBytes: free,
    sharedBytes: unifiedSize,
  };
  return { backend: llama.gpu, gpus: total > 0 ? [all] : [] };
}
