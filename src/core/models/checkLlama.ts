import { GgufDamage } from './gguf/damage.ts';
import type { GgufHeader, TensorInfo } from './gguf/format.ts';
import { itemsOf, numberOf, perLayer, wholeNumberOf } from './gguf/metadata.ts';
import type { ModelFacts } from './modelFacts.ts';

const F32 = 0;
/** Types that never hold weights: intermediate formats (Q8_1, Q8_K), whole numbers, 64-bit floats. */
const NOT_FOR_WEIGHTS = new Set([9, 15, 24, 25, 26, 27, 28]);
const MAX_WINDOW = 1 << 24;
const MAX_EXPERTS = 256;

/**
 * Compares the hyperparameters of a `llama` model with the shapes of its tensors and with its vocabulary. llama.cpp
 * aborts the whole process over some of these contradictions, so they are found here. Throws GgufDamage.
 */
export function checkLlama(facts: ModelFacts, header: GgufHeader): void {
  checkNumbers(facts, header);
  checkVocabulary(facts, header);
  checkShapes(facts, header);
}

function checkNumbers({ layers, embeddingLength }: ModelFacts, { metadata }: GgufHeader): void {
  const size = (key: string, low: number, high: number, fallback?: number) =>
    wholeNumberOf(metadata, `llama.${key}`, {
      low,
      high,
      ...(fallback !== undefined && { fallback }),
    });
  size('context_length', 8, MAX_WINDOW);
  const heads = perLayer(metadata, 'llama.attention.head_count', layers);
  if (!heads) throw new GgufDamage('llama.attention.head_count is missing');
  const kvHeads = perLayer(metadata, 'llama.attention.head_count_kv', layers) ?? heads;
  for (const [layer, count] of heads.entries()) {
    const kvCount = kvHeads[layer] ?? 0;
    const possible =
      Number.isInteger(count) && count > 0 && Number.isInteger(kvCount) && kvCount > 0;
    if (!possible || count % kvCount !== 0) {
      throw new GgufDamage(`layer ${layer} has ${count} heads and ${kvCount} KV heads`);
    }
  }
  const headLength = size('attention.key_length', 1, 4096, embeddingLength / (heads[0] ?? 1));
  const rotated = size('rope.dimension_count', 2, headLength, headLength);
  if (rotated % 2 !== 0) throw new GgufDamage('llama.rope.dimension_count is odd');
  inRange(metadata, 'llama.attention.layer_norm_rms_epsilon', 0, 0.1);
  inRange(metadata, 'llama.rope.freq_base', 0, 1e12);
  inRange(metadata, 'llama.rope.scaling.factor', 0, 1e6);
  const experts = size('expert_count', 0, MAX_EXPERTS, 0);
  size('expert_used_count', experts > 0 ? 1 : 0, experts, experts);
}

function inRange(metadata: GgufHeader['metadata'], key: string, above: number, most: number) {
  const value = numberOf(metadata, key);
  if (value !== undefined && (value <= above || value > most)) {
    throw new GgufDamage(`${key} is ${value}, which cannot be`);
  }
}

function checkVocabulary({ vocabulary }: ModelFacts, { metadata }: GgufHeader) {
  const { tokenizer, tokens } = vocabulary;
  const vocabularySize = tokens.length;
  if (vocabularySize === 0) throw new GgufDamage('the vocabulary is missing');
  for (const [key, itemType] of [
    ['tokenizer.ggml.scores', 'float32'],
    ['tokenizer.ggml.token_type', 'int32'],
  ] as const) {
    const entry = metadata.get(key);
    if (entry && itemsOf(metadata, key, itemType)?.length !== vocabularySize) {
      throw new GgufDamage(`${key} does not fit the vocabulary`);
    }
  }
  checkDistinct(tokens);
  const last = vocabularySize - 1;
  for (const token of ['bos', 'eos', 'unknown', 'eot']) {
    const key = `tokenizer.ggml.${token}_token_id`;
    wholeNumberOf(metadata, key, { low: 0, high: last, fallback: 0 });
  }
  if (tokenizer === 'llama') checkBytePieces(tokens);
  else if (tokenizer === 'gpt2' && !itemsOf(metadata, 'tokenizer.ggml.merges', 'string')) {
    throw new GgufDamage('tokenizer.ggml.merges is missing');
  }
}

/** Text that is no UTF-8 reads as U+FFFD here, so it proves nothing; llama.cpp gives empty tokens names of their own. */
function checkDistinct(tokens: readonly string[]): void {
  const seen = new Set<string>();
  for (const text of tokens) {
    if (text === '' || text.includes('\ufffd')) continue;
    if (seen.has(text)) throw new GgufDamage(`the token ${text} appears twice`);
    seen.add(text);
  }
}

/** Text outside the vocabulary is written byte by byte; llama.cpp dies of a byte that has no piece. */
function checkBytePieces(tokens: readonly string[]): void {
  const pieces = new Set(tokens);
  for (let byte = 0; byte < 256; byte++) {
    const piece = `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
    if (!pieces.has(piece)) throw new GgufDamage(`the vocabulary has no ${piece}`);
  }
}

function checkShapes(facts: ModelFacts, { metadata, tensors }: GgufHeader): void {
  const { layers, embeddingLength, vocabulary } = facts;
  const vocabularySize = vocabulary.tokens.length;
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const require = (name: string, ...shape: number[]) => {
    const tensor = byName.get(name);
    if (!tensor) throw new GgufDamage(`${name} is missing`);
    checkTensor(tensor, shape);
  };
  require('token_embd.weight', embeddingLength, vocabularySize);
  require('output_norm.weight', embeddingLength);
  // Without it the embedding is used in its place.
  if (byName.has('output.weight')) require('output.weight', embeddingLength, vocabularySize);

  const heads = perLayer(metadata, 'llama.attention.head_count', layers) ?? [];
  const kvHeads = perLayer(metadata, 'llama.attention.head_count_kv', layers) ?? heads;
  const feedForward = perLayer(metadata, 'llama.feed_forward_length', layers);
  const dense = (numberOf(metadata, 'llama.expert_count') ?? 0) === 0;
  for (let layer = 0; layer < layers; layer++) {
    const count = heads[layer] ?? 0;
    const kvCount = kvHeads[layer] ?? 0;
    const keyLength = numberOf(metadata, 'llama.attention.key_length') ?? embeddingLength / count;
    const valueLength =
      numberOf(metadata, 'llama.attention.value_length') ?? embeddingLength / count;
    const part = (name: string) => `blk.${layer}.${name}.weight`;
    require(part('attn_norm'), embeddingLength);
    require(part('attn_q'), embeddingLength, count * keyLength);
    require(part('attn_k'), embeddingLength, kvCount * keyLength);
    require(part('attn_v'), embeddingLength, kvCount * valueLength);
    require(part('attn_output'), count * valueLength, embeddingLength);
    require(part('ffn_norm'), embeddingLength);
    if (dense) {
      const width = feedForward?.[layer] ?? 0;
      require(part('ffn_gate'), embeddingLength, width);
      require(part('ffn_up'), embeddingLength, width);
      require(part('ffn_down'), width, embeddingLength);
    }
  }
}

function checkTensor({ name, shape, type }: TensorInfo, expected: readonly number[]): void {
  const fits =
    shape.length === expected.length && shape.every((size, index) => size === expected[index]);
  if (!fits) {
    throw new GgufDamage(`${name} is ${shape.join(' × ')} and should be ${expected.join(' × ')}`);
  }
  if (NOT_FOR_WEIGHTS.has(type) || (expected.length === 1 && type !== F32)) {
    throw new GgufDamage(`${name} has a type that weights never have`);
  }
}
