import { planWindow, scratchBytes } from '#core/engine/memoryPlan.ts';
import type { Fit, Machine } from '#shared/ipc/models.ts';
import type { ModelShape } from './modelShape.ts';

/**
 * Where a model would run and with which window, by the same rules as loading it; `asked` is the window that is asked
 * for, in tokens. Layers are counted as llama.cpp does, which counts the output matrix as one. The sequences that
 * translate in the background are no part of it: they take what is left.
 */
export function fitOf(shape: ModelShape, machine: Machine, asked?: number): Fit {
  const available = availableBytes(machine);
  const { contextSize, neededBytes, fits } = planWindow(shape, available, asked);
  const layers = shape.layers + 1;
  const onGpu = fits ? gpuLayers(shape, machine, contextSize) : 0;
  const place = !fits ? 'none' : onGpu === 0 ? 'memory' : onGpu === layers ? 'gpu' : 'partly';
  return { place, neededBytes, availableBytes: available, gpuLayers: onGpu, layers, contextSize };
}

/** What a model may take of memory and GPU memory together; memory that both use counts once. */
function availableBytes({ freeMemoryBytes, gpus }: Machine): number {
  return gpus.reduce(
    (sum, { freeBytes, sharedBytes = 0 }) => sum + Math.max(0, freeBytes - sharedBytes),
    freeMemoryBytes,
  );
}

/** What node-llama-cpp keeps free of a GPU's memory where it chooses the layers. */
const KEPT_SHARE = 0.03;
const KEPT_BYTES = 2 ** 29;
const kept = (totalBytes: number) => Math.min(totalBytes * KEPT_SHARE, KEPT_BYTES);

/** How many layers the GPUs have room for, from the last one on as llama.cpp fills them. */
function gpuLayers(shape: ModelShape, machine: Machine, contextSize: number): number {
  const { layers, weightBytes, inputBytes, outputBytes, kvBytesPerToken } = shape;
  const free = machine.gpus.reduce(
    (sum, { freeBytes, totalBytes }) => sum + Math.max(0, freeBytes - kept(totalBytes)),
    0,
  );
  if (machine.backend === null || free === 0) return 0;
  const inLayers = Math.max(0, weightBytes - inputBytes - outputBytes);
  const layerBytes = (inLayers + kvBytesPerToken * contextSize) / layers;
  const room = free - scratchBytes(shape) - outputBytes;
  if (room < 0) return 0;
  return 1 + Math.min(layers, Math.floor(room / Math.max(1, layerBytes)));
}
