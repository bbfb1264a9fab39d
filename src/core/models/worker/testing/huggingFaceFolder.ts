import { mkdir, open, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { encodeSentencePiece } from '../../convert/testing/sentencePieceModel.ts';
import type { GgufHeader, TensorInfo } from '../../gguf/format.ts';
import { itemsOf, numberOf, textOf } from '../../gguf/metadata.ts';
import { readHeader } from '../../gguf/readHeader.ts';

const LAYER_PARTS: Readonly<Record<string, string>> = {
  attn_norm: 'input_layernorm',
  attn_q: 'self_attn.q_proj',
  attn_k: 'self_attn.k_proj',
  attn_v: 'self_attn.v_proj',
  attn_output: 'self_attn.o_proj',
  ffn_norm: 'post_attention_layernorm',
  ffn_gate: 'mlp.gate_proj',
  ffn_up: 'mlp.up_proj',
  ffn_down: 'mlp.down_proj',
};
const OTHERS: Readonly<Record<string, string>> = {
  token_embd: 'model.embed_tokens',
  output_norm: 'model.norm',
  output: 'lm_head',
};
const DTYPES: Readonly<Record<number, string>> = { 0: 'F32', 1: 'F16' };

/**
 * Writes an F16 model of a SentencePiece vocabulary back into the folder it could have come from: two shards, the
 * names and the order of rows of Hugging Face. Vectors stay 32 bits wide, as no other way keeps them.
 */
export async function writeHuggingFaceFolder(gguf: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(gguf, 'r');
  try {
    const header = await readHeader(file, (await file.stat()).size);
    const half = Math.ceil(header.tensors.length / 2);
    const shards = [header.tensors.slice(0, half), header.tensors.slice(half)];
    const map: Record<string, string> = {};
    for (const [index, tensors] of shards.entries()) {
      const name = `model-0000${index + 1}-of-00002.safetensors`;
      await writeShard(path.join(folder, name), file, header, tensors);
      for (const tensor of tensors) map[huggingFaceName(tensor)] = name;
    }
    const json = (name: string, value: unknown) =>
      writeFile(path.join(folder, name), JSON.stringify(value));
    await json('model.safetensors.index.json', { metadata: {}, weight_map: map });
    await json('config.json', configOf(header));
    await json('tokenizer_config.json', {
      chat_template: textOf(header.metadata, 'tokenizer.chat_template'),
    });
    await writeFile(path.join(folder, 'tokenizer.model'), tokenizerOf(header));
  } finally {
    await file.close();
  }
}

function huggingFaceName({ name }: TensorInfo): string {
  const [, layer, part] = /^blk\.(\d+)\.(\w+)\.weight$/.exec(name) ?? [];
  const own =
    layer === undefined
      ? OTHERS[name.replace('.weight', '')]
      : `model.layers.${layer}.${LAYER_PARTS[part ?? '']}`;
  return `${own}.weight`;
}

async function writeShard(
  place: string,
  source: FileHandle,
  header: GgufHeader,
  tensors: readonly TensorInfo[],
): Promise<void> {
  let at = 0;
  const described = tensors.map((tensor) => {
    const { shape, type, sizeBytes } = tensor;
    const range = [at, (at += sizeBytes)];
    const entry = { dtype: DTYPES[type], shape: shape.toReversed(), data_offsets: range };
    return [huggingFaceName(tensor), entry] as const;
  });
  const text = Buffer.from(JSON.stringify(Object.fromEntries(described)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const shard = await open(place, 'w');
  try {
    await shard.writeFile(Buffer.concat([length, text]));
    for (const tensor of tensors) {
      const bytes = Buffer.alloc(tensor.sizeBytes);
      await source.read(bytes, 0, bytes.length, header.dataOffset + tensor.offset);
      await shard.writeFile(inOrder(bytes, tensor, header));
    }
  } finally {
    await shard.close();
  }
}

/** llama.cpp has the two rows that are rotated together side by side, Hugging Face half a head apart. */
function inOrder(bytes: Buffer, { name, shape }: TensorInfo, { metadata }: GgufHeader): Buffer {
  if (!/attn_[qk]\.weight$/.test(name)) return bytes;
  const headLength = numberOf(metadata, 'llama.rope.dimension_count') ?? 0;
  const [, rows = 0] = shape;
  const rowBytes = bytes.length / rows;
  const ordered = Buffer.alloc(bytes.length);
  for (let row = 0; row < rows; row++) {
    const inHead = row % headLength;
    const target = row - inHead + Math.floor(inHead / 2) + (inHead % 2) * (headLength / 2);
    bytes.copy(ordered, target * rowBytes, row * rowBytes, (row + 1) * rowBytes);
  }
  return ordered;
}

function configOf({ metadata, tensors }: GgufHeader): Record<string, unknown> {
  const number = (key: string) => numberOf(metadata, key);
  const embedding = tensors.find(({ name }) => name === 'token_embd.weight');
  return {
    architectures: ['LlamaForCausalLM'],
    hidden_size: number('llama.embedding_length'),
    num_hidden_layers: number('llama.block_count'),
    num_attention_heads: number('llama.attention.head_count'),
    num_key_value_heads: number('llama.attention.head_count_kv'),
    intermediate_size: number('llama.feed_forward_length'),
    vocab_size: embedding?.shape[1],
    max_position_embeddings: number('llama.context_length'),
    rms_norm_eps: number('llama.attention.layer_norm_rms_epsilon'),
    rope_theta: number('llama.rope.freq_base'),
    bos_token_id: number('tokenizer.ggml.bos_token_id'),
    eos_token_id: number('tokenizer.ggml.eos_token_id'),
  };
}

function tokenizerOf({ metadata }: GgufHeader): Buffer {
  const scores = itemsOf(metadata, 'tokenizer.ggml.scores', 'float32') ?? [];
  const types = itemsOf(metadata, 'tokenizer.ggml.token_type', 'int32') ?? [];
  const texts = itemsOf(metadata, 'tokenizer.ggml.tokens', 'string') ?? [];
  const pieces = texts.map((text, id) => ({
    ...{ text: String(text), score: Number(scores[id]), type: Number(types[id]) },
  }));
  return encodeSentencePiece(pieces, { dummyPrefix: true });
}
