import { availableParallelism } from 'node:os';
import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import { shapeOf } from '#core/models/machine/modelShape.ts';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { availableMemory } from '../availableMemory.ts';
import type { LoadControl, LoadedModel, LoadOptions } from '../engine.ts';
import { planWindow, PREFILL_CHUNK } from '../memoryPlan.ts';
import type { Backend } from './backend.ts';
import { startMeasuring } from './memoryTaken.ts';
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
  backend: Backend,
  facts: ModelFacts,
  options: LoadOptions,
  { onProgress, signal }: LoadControl,
): Promise<NativeModel> {
  const { llama, takeErrors } = backend;
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
  const memory = await startMeasuring(backend);
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
    return {
      ...{ model, context, threads, bytesLeft: available - neededBytes },
      memory: { estimatedBytes: neededBytes, ...(await memory.taken()) },
    };
  } catch (error) {
    await model?.dispose();
    if (signal?.aborted || onGpu) throw error;
    throw explainRefusal(error, takeErrors(), { facts, contextSize, available });
  } finally {
    memory.end();
  }
}
