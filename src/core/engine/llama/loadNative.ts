import { availableParallelism } from 'node:os';
import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { availableMemory } from '../availableMemory.ts';
import type { LoadControl, LoadOptions } from '../engine.ts';
import { neededBytes, planWindow, PREFILL_CHUNK } from '../memoryPlan.ts';
import type { Backend } from './backend.ts';
import { explainRefusal } from './refusal.ts';

export interface NativeModel {
  model: LlamaModel;
  context: LlamaContext;
  threads: number;
  /** Bytes of memory, or on a GPU of both, that were left for anything beside it. */
  bytesLeft: number;
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
  const contextSize = planWindow(facts, available, options.contextSize);
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  takeErrors();
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
    return { model, context, threads, bytesLeft: available - neededBytes(facts, contextSize) };
  } catch (error) {
    await model?.dispose();
    if (signal?.aborted || onGpu) throw error;
    throw explainRefusal(error, takeErrors(), { facts, contextSize, available });
  }
}
