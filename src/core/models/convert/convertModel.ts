import { writeGguf, type StreamedTensor } from '../gguf/writeGguf.ts';
import type { ModelAbout } from '../worker/modelTask.ts';
import { reading } from './damage.ts';
import type { WeightType } from './encodings.ts';
import { modelMetadata } from './metadata.ts';
import { readBase } from './readBase.ts';
import { readConfig, type LlamaConfig } from './readConfig.ts';
import { convertedTensor } from './tensorData.ts';
import { planTensors, type PlannedTensor } from './tensors.ts';
import { readWeights, type Weights } from './weights/readWeights.ts';

export interface Conversion {
  /** A Hugging Face folder: config.json, the weights, the tokenizer. */
  from: string;
  /** The Hugging Face folder of the base, where `from` holds only the differences to it. Its tokenizer is not read. */
  base?: string;
  /** The GGUF file to write. What is there is replaced, and what was written stays when the conversion fails. */
  to: string;
  type: WeightType;
  /** What it says of itself, beyond what the folder tells. */
  about?: ModelAbout;
  /** Called with 0…1. */
  onProgress?: (progress: number) => void;
  signal?: AbortSignal;
}

/**
 * Converts a LLaMA model from the files its authors publish to the one that llama.cpp runs. Errors: `convert.invalid`,
 * `file.unreadable`, `model.unsupported`; the system's own where `to` cannot be written; the signal's reason.
 */
export async function convertModel(conversion: Conversion): Promise<void> {
  const { from, to, type, about } = conversion;
  const config = await readConfig(from);
  const metadata = await modelMetadata(from, config, about, type);
  const weights = await readWeights(from);
  try {
    const base = conversion.base === undefined ? undefined : await readBase(conversion.base, from);
    try {
      const planned = await plan(config, weights);
      const below = base && (await plan(config, base));
      const tensors = planned.map((tensor, index) =>
        convertedTensor(tensor, type, below?.[index]?.source),
      );
      await writeGguf(to, metadata, watched(tensors, conversion));
    } finally {
      await base?.close();
    }
  } finally {
    await weights.close();
  }
}

/** The same tensors in the same order for the same config. */
function plan(config: LlamaConfig, { tensors, path }: Weights): Promise<PlannedTensor[]> {
  return reading(path, () => planTensors(config, tensors));
}

/** The tensors again, telling how far they are and ending when the signal says so. */
function watched(
  tensors: readonly StreamedTensor[],
  { onProgress, signal }: Conversion,
): StreamedTensor[] {
  const totalBytes = tensors.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  return tensors.map((tensor) => ({
    ...tensor,
    async *data() {
      for await (const piece of tensor.data()) {
        signal?.throwIfAborted();
        yield piece;
        doneBytes += piece.length;
        onProgress?.(doneBytes / totalBytes);
      }
    },
  }));
}
