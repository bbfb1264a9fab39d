import { availableParallelism } from 'node:os';
import type { Llama, LlamaContext, LlamaModel } from 'node-llama-cpp';
import { shapeOf } from '#core/models/machine/modelShape.ts';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { availableMemory } from '../availableMemory.ts';
import type { LoadControl, LoadedModel, LoadOptions } from '../engine.ts';
import { planWindow, PREFILL_CHUNK } from '../memoryPlan.ts';
import type { Backend } from './backend.ts';
import { explainRefusal, tooBig } from './refusal.ts';

export interface NativeModel {
  model: LlamaModel;
  context: LlamaContext;
  threads: number;
  /** Bytes of memory, or on a GPU of both, that were left for anything beside it. */
  bytesLeft: number;
  memory: NonNullable<LoadedModel['memory']>;
}

/** Loads weights and makes the window. Errors: `model.tooBig`; on the CPU also `model.damaged` and `unsupported`. */
export async function loadNative(
  { llama, takeErrors }: Backend,
  facts: ModelFacts,
  options: LoadOptions,
  { onProgress, signal }: LoadControl,
): Promise<NativeModel> {
  const onGpu = llama.gpu !== false;
  const vram = onGpu ? await llama.getVramState() : { free: 0, unifiedSize: 0 };
  const available = (await availableMemory()) + Math.max(0, vram.free - vram.unifiedSize);
  const { contextSize, neededBytes, fits } = planWindow(
    shapeOf(facts),
    available,
    options.contextSize,
  );
  if (!fits) throw tooBig(facts, contextSize, available);
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  takeErrors();
  const before = await memoryInUse(llama);
  let model: LlamaModel | undefined;
  try {
    model = await llama.loadModel({
      modelPath: facts.path,
      checkTensors: true,
      gpuLayers: onGpu ? (options.gpuLayers ?? { fitContext: { contextSize } }) : 0,
      // Our own plan has looked at the memory; the library's is needed where it chooses layers.
      ignoreMemorySafetyChecks: !onGpu,
      ...(onProgress && { onLoadProgress: onProgress }),
      ...(signal && { loadSignal: signal }),
    });
    const context = await model.createContext({
      contextSize,
      batchSize: PREFILL_CHUNK,
      threads,
      ignoreMemorySafetyChecks: !onGpu,
      ...(signal && { createSignal: signal }),
    });
    const after = await memoryInUse(llama);
    const gpuBytes = Math.max(0, after.gpuBytes - before.gpuBytes);
    const takenBytes = Math.max(0, after.bytes - before.bytes) + gpuBytes;
    return {
      ...{ model, context, threads, bytesLeft: available - neededBytes },
      memory: { estimatedBytes: neededBytes, takenBytes, gpuBytes },
    };
  } catch (error) {
    await model?.dispose();
    if (signal?.aborted || onGpu) throw error;
    throw explainRefusal(error, takeErrors(), { facts, contextSize, available });
  }
}

/** Of this process. GPU memory that is the computer's own is not counted twice. */
async function memoryInUse(llama: Llama): Promise<{ bytes: number; gpuBytes: number }> {
  const bytes = process.memoryUsage.rss();
  if (llama.gpu === false) return { bytes, gpuBytes: 0 };
  const { used, unifiedSize } = await llama.getVramState();
  return { bytes, gpuBytes: unifiedSize > 0 ? 0 : used };
}
