import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { byteLevelJson } from '../../convert/testing/byteLevelJson.ts';
import { readVocabulary } from '../../convert/testing/vocabularyFile.ts';
import type { Piece } from '../../convert/tokenizer/sentencePiece.ts';
import { encodeSentencePiece, llamaPieces } from '../../convert/testing/sentencePieceModel.ts';
import type { LlamaSizes } from '../../quantize/quantizedBytes.ts';

/** A vocabulary of this size is Llama 3's own. */
const LLAMA_3_TOKENS = 128_256;
/** LLaMA's pieces; what a vocabulary has beyond them are names. */
const KNOWN_PIECES = 32_000;
const F16_BYTES = 2;
const NORMAL = 1;

/**
 * Writes a Hugging Face folder of this shape, a shard for the embeddings and one for each layer, whose F16 weights are
 * holes: of any size, it takes some megabytes on disk.
 */
export async function writeSparseFolder(folder: string, sizes: LlamaSizes): Promise<void> {
  await mkdir(folder, { recursive: true });
  const shards = shardsOf(sizes);
  const map: Record<string, string> = {};
  for (const [index, shard] of shards.entries()) {
    const file = `model-${number(index + 1)}-of-${number(shards.length)}.safetensors`;
    await writeShard(path.join(folder, file), shard);
    for (const name of Object.keys(shard)) map[name] = file;
  }
  const json = (name: string, value: unknown) =>
    writeFile(path.join(folder, name), JSON.stringify(value));
  await json('model.safetensors.index.json', { metadata: {}, weight_map: map });
  await json('config.json', configOf(sizes));
  if (sizes.vocabularySize === LLAMA_3_TOKENS) {
    await json('tokenizer.json', byteLevelJson(await readVocabulary('bpe')));
  } else {
    const tokenizer = encodeSentencePiece(await somePieces(sizes.vocabularySize));
    await writeFile(path.join(folder, 'tokenizer.model'), tokenizer);
  }
}

async function somePieces(count: number): Promise<Piece[]> {
  const pieces = await llamaPieces(Math.min(KNOWN_PIECES, count));
  for (let id = pieces.length; id < count; id++) {
    pieces.push({ text: `<piece ${id}>`, score: -id, type: NORMAL });
  }
  return pieces;
}

type Shard = Record<string, readonly number[]>;

const number = (value: number) => String(value).padStart(5, '0');

function shardsOf(sizes: LlamaSizes): Shard[] {
  const { layers, embeddingLength: width, feedForwardLength: inner, vocabularySize } = sizes;
  const { heads, kvHeads, headLength = width / heads } = sizes;
  const layer = (index: number): Shard => {
    const part = (name: string) => `model.layers.${index}.${name}.weight`;
    return {
      [part('input_layernorm')]: [width],
      [part('self_attn.q_proj')]: [heads * headLength, width],
      [part('self_attn.k_proj')]: [kvHeads * headLength, width],
      [part('self_attn.v_proj')]: [kvHeads * headLength, width],
      [part('self_attn.o_proj')]: [width, heads * headLength],
      [part('post_attention_layernorm')]: [width],
      [part('mlp.gate_proj')]: [inner, width],
      [part('mlp.up_proj')]: [inner, width],
      [part('mlp.down_proj')]: [width, inner],
    };
  };
  return [
    {
      'model.embed_tokens.weight': [vocabularySize, width],
      'model.norm.weight': [width],
      'lm_head.weight': [vocabularySize, width],
    },
    ...Array.from({ length: layers }, (_, index) => layer(index)),
  ];
}

async function writeShard(file: string, shard: Shard): Promise<void> {
  let at = 0;
  const header: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(shard)) {
    const end = at + shape.reduce((product, size) => product * size, F16_BYTES);
    header[name] = { dtype: 'F16', shape, data_offsets: [at, end] };
    at = end;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  await writeFile(file, Buffer.concat([length, text]));
  await truncate(file, length.length + text.length + at);
}

function configOf(sizes: LlamaSizes): Record<string, unknown> {
  return {
    architectures: ['LlamaForCausalLM'],
    hidden_size: sizes.embeddingLength,
    num_hidden_layers: sizes.layers,
    num_attention_heads: sizes.heads,
    num_key_value_heads: sizes.kvHeads,
    intermediate_size: sizes.feedForwardLength,
    vocab_size: sizes.vocabularySize,
    max_position_embeddings: 2048,
    rms_norm_eps: 1e-5,
    ...(sizes.vocabularySize === LLAMA_3_TOKENS
      ? { bos_token_id: 128_000, eos_token_id: 128_001 }
      : { bos_token_id: 1, eos_token_id: 2 }),
  };
}
