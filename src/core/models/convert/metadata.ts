import type { MetadataValue } from '../gguf/format.ts';
import type { ModelAbout } from '../worker/modelTask.ts';
import { encodings, type WeightType } from './encodings.ts';
import { readAbout } from './readAbout.ts';
import type { LlamaConfig } from './readConfig.ts';
import { sizeLabel } from './sizeLabel.ts';
import { readTokenizer } from './tokenizer/readTokenizer.ts';

/** The version of the block formats: ggml.h's `GGML_QNT_VERSION`. */
const QUANTIZATION_VERSION = 2;

/**
 * The metadata of the GGUF file that a Hugging Face folder becomes, its matrices written as `type`. What `about` says
 * comes before what the folder says. Errors: `convert.invalid`, `file.unreadable`.
 */
export async function modelMetadata(
  folder: string,
  config: LlamaConfig,
  about: ModelAbout | undefined,
  type: WeightType,
): Promise<Map<string, MetadataValue>> {
  const told = await readAbout(folder, about);
  const tokenizer = await readTokenizer(folder, config);
  return new Map([...general(config, type), ...told, ...hyperparameters(config), ...tokenizer]);
}

const text = (value: string): MetadataValue => ({ type: 'string', value });
const whole = (value: number): MetadataValue => ({ type: 'uint32', value });
const float = (value: number): MetadataValue => ({ type: 'float32', value });

function general(config: LlamaConfig, type: WeightType): [string, MetadataValue][] {
  return [
    ['general.architecture', text('llama')],
    ['general.type', text('model')],
    ['general.size_label', text(sizeLabel(config))],
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
