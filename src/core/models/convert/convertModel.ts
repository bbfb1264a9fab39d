import { writeGguf, type StreamedTensor } from '../gguf/writeGguf.ts';
import type { ModelAbout } from '../worker/modelTask.ts';
import { reading } from './damage.ts';
import type { WeightType } from './encodings.ts';
import { modelMetadata } from './metadata.ts';
import { readConfig } from './readConfig.ts';
import { openWeights } from './weights/safetensors/openWeights.ts';
import { readSafetensors } from './weights/safetensors/readSafetensors.ts';
import { convertedTensor } from './tensorData.ts';
import { planTensors } from './tensors.ts';

export interface Conversion {
  /** A Hugging Face folder: config.json, model.safetensors, tokenizer.model. */
  from: string;
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
  const weights = await openWeights(from);
  try {
    const sources = await readSafetensors(weights);
    const planned = await reading(weights.path, () => planTensors(config, sources));
    const tensors = planned.map((tensor) => convertedTensor(tensor, type));
    await writeGguf(to, metadata, watched(tensors, conversion));
  } finally {
    await weights.handle.close();
  }
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
