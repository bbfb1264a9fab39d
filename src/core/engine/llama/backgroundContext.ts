import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import { shapeOf } from '#core/models/machine/modelShape.ts';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { availableMemory } from '../availableMemory.ts';
import { BACKGROUND_WINDOW, planSequences, PREFILL_CHUNK, type MemoryLeft } from '../memoryPlan.ts';
import type { NativeModel } from './loadNative.ts';

/** Without a wish: more gain little, and each takes memory. */
const DEFAULT_SEQUENCES = 8;

/** The background sequences that a loaded model may have. */
export interface BackgroundPlan {
  /** How many there was memory for when the model was loaded; 0 where they share the interactive one. */
  sequences: number;
  /** Makes them, or fewer where memory has become scarce; null where not even one fits. */
  create: () => Promise<LlamaContext | null>;
}

/** `asked`: how many sequences there may be at most. */
export async function planBackground(
  native: NativeModel,
  facts: ModelFacts,
  asked: number | undefined,
): Promise<BackgroundPlan> {
  const { model, context, threads } = native;
  const onGpu = model.gpuLayers > 0;
  // Each has at least one token in a batch.
  const most = Math.min(asked ?? DEFAULT_SEQUENCES, PREFILL_CHUNK);
  const contextSize = Math.min(context.contextSize, BACKGROUND_WINDOW);
  // Whatever goes wrong here must cost neither the model nor a request: they can do without.
  const affordable = () =>
    memoryLeft(native, facts).then(
      (left) => planSequences(shapeOf(facts), left, contextSize, most),
      () => 0,
    );
  const sequences = await affordable();

  async function create(): Promise<LlamaContext | null> {
    for (let count = Math.min(sequences, await affordable()); count > 0; count >>= 1) {
      const options = { sequences: count, contextSize, threads, batchSize: PREFILL_CHUNK };
      // What the library or a driver refuses may do with fewer.
      const made = await model
        .createContext({
          ...options,
          ignoreMemorySafetyChecks: !onGpu,
          failedCreationRemedy: false,
        })
        .catch(() => null);
      if (made) return made;
    }
    return null;
  }
  return { sequences, create };
}

async function memoryLeft(
  { model, bytesLeft }: NativeModel,
  facts: ModelFacts,
): Promise<MemoryLeft[]> {
  const onGpu = gpuShare(model, facts);
  // Elsewhere than on Windows the weights, which are mapped, count as memory that is to be had.
  const mapped = process.platform === 'win32' ? 0 : facts.weightBytes;
  const ram = Math.min(bytesLeft, (await availableMemory()) - mapped);
  const vram = onGpu > 0 ? (await model.llama.getVramState()).free : 0;
  return [
    { bytes: ram, share: 1 - onGpu },
    { bytes: vram, share: onGpu },
  ];
}

function gpuShare({ gpuLayers }: LlamaModel, { layers }: ModelFacts): number {
  return Math.min(1, gpuLayers / layers);
}
