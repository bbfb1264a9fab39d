import type { MetadataValue } from '../gguf/format.ts';
import { writeGguf, type StreamedTensor } from '../gguf/writeGguf.ts';
import { reading } from './damage.ts';
import { encodings, type WeightType } from './encodings.ts';
import { readAbout } from './readAbout.ts';
import { readConfig, type LlamaConfig } from './readConfig.ts';
import { openWeights } from './safetensors/openWeights.ts';
import { readSafetensors } from './safetensors/readSafetensors.ts';
import { convertedTensor } from './tensorData.ts';
import { planTensors } from './tensors.ts';
import { readTokenizer } from './tokenizer/readTokenizer.ts';

export interface Conversion {
  /** A Hugging Face folder: config.json, model.safetensors, tokenizer.model. */
  from: string;
  /** The GGUF file to write. What is there is replaced, and what was written stays when the conversion fails. */
  to: string;
  type: WeightType;
  /** Called with 0…1. */
  onProgress?: (progress: number) => void;
  signal?: AbortSignal;
}

/** The version of the block formats: ggml.h's `GGML_QNT_VERSION`. */
const QUANTIZATION_VERSION = 2;

/**
 * Converts a LLaMA model from the files its authors publish to the one that llama.cpp runs. Errors: `convert.invalid`,
 * `file.unreadable`, `model.unsupported`; the system's own where `to` cannot be written; the signal's reason.
 */
export async function convertModel(conversion: Conversion): Promise<void> {
  const { from, to, type } = conversion;
  const config = await readConfig(from);
  const about = await readAbout(from);
  const tokenizer = await readTokenizer(from, config);
  const weights = await openWeights(from);
  try {
    const sources = await readSafetensors(weights);
    const planned = await reading(weights.path, () => planTensors(config, sources));
    const tensors = planned.map((tensor) => convertedTensor(tensor, type));
    const metadata = new Map([
      ...general(type),
      ...about,
      ...hyperparameters(config),
      ...tokenizer,
    ]);
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

const text = (value: string): MetadataValue => ({ type: 'string', value });
const whole = (value: number): MetadataValue => ({ type: 'uint32', value });
const float = (value: number): MetadataValue => ({ type: 'float32', value });

function general(type: WeightType): [string, MetadataValue][] {
  return [
    ['general.architecture', text('llama')],
    ['general.type', text('model')],
    ['general.file_type', whole(encodings[type].fileType)],
    ['general.quantization_version', whole(QUANTIZATION_VERSION)],
  ];
}

function hyperparameters(config: LlamaConfig): [string, MetadataValue][] {
  const { embeddingLength, heads, headLength } = config;
  const pairs: [string, MetadataValue][] = [
    ['vocab_size', whole(config.vocabularySize)],
    ['context_length', whole(config.contextLength)],
    ['embedding_length', whole(embeddingLength)],
    ['block_count', whole(config.layers)],
    ['feed_forward_length', whole(config.feedForwardLength)],
    ['rope.dimension_count', whole(headLength)],
    ['rope.freq_base', float(config.ropeBase)],
    ['attention.head_count', whole(heads)],
    ['attention.head_count_kv', whole(config.kvHeads)],
    ['attention.layer_norm_rms_epsilon', float(config.normEpsilon)],
  ];
  if (heads * headLength !== embeddingLength) {
    pairs.push(['attention.key_length', whole(headLength)]);
    pairs.push(['attention.value_length', whole(headLength)]);
  }
  return pairs.map(([key, value]) => [`llama.${key}`, value]);
}
