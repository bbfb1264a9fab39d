import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom } from '../../testModel/random.ts';
import type { DtypeName } from '../weights/dtypes.ts';
import { encodeSafetensors, type TestTensor } from './safetensors.ts';
import { encodeSentencePiece, llamaPieces } from './sentencePieceModel.ts';

const PIECES = 800;

/** The files of a Hugging Face folder; tests change some before they are written. */
export interface LlamaFolder {
  config: Record<string, unknown>;
  tensors: Record<string, TestTensor>;
  files: Record<string, string | Uint8Array>;
}

export interface LlamaFolderOptions {
  seed?: number;
  dtype?: DtypeName;
  tied?: boolean;
  /** Of a head, where it is not the width by the heads. */
  headLength?: number;
}

/** A tiny LLaMA model with random weights and grouped KV heads. The same options give the same. */
export async function llamaFolder(options: LlamaFolderOptions = {}): Promise<LlamaFolder> {
  const { config, tensors } = tinyModel(PIECES, options);
  return {
    config: { ...config, rope_theta: 500, bos_token_id: 1, eos_token_id: 2 },
    tensors,
    files: { 'tokenizer.model': encodeSentencePiece(await llamaPieces(PIECES)) },
  };
}

/** The weights of a tiny model of so many tokens, and what config.json says of them. */
export function tinyModel(
  tokens: number,
  { seed = 1, dtype = 'F32', tied = true, headLength = 8 }: LlamaFolderOptions,
): Omit<LlamaFolder, 'files'> {
  const [width, inner, heads, kvHeads, layers] = [32, 64, 4, 2, 2];
  const random = createRandom(seed);
  // So that the values are what the file holds.
  const rounded = dtype === 'F16' ? Math.f16round : Math.fround;
  const matrix = (...shape: number[]): TestTensor => {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
    return { shape, dtype, values: values.map(() => rounded(random() - 0.5)) };
  };
  const norm = (): TestTensor => ({
    ...matrix(width),
    values: matrix(width).values.map((v) => v + 1),
  });
  const tensors: LlamaFolder['tensors'] = {
    'model.embed_tokens.weight': matrix(tokens, width),
    'model.norm.weight': norm(),
    ...(!tied && { 'lm_head.weight': matrix(tokens, width) }),
  };
  for (let layer = 0; layer < layers; layer++) {
    const part = (name: string) => `model.layers.${layer}.${name}.weight`;
    tensors[part('input_layernorm')] = norm();
    tensors[part('self_attn.q_proj')] = matrix(heads * headLength, width);
    tensors[part('self_attn.k_proj')] = matrix(kvHeads * headLength, width);
    tensors[part('self_attn.v_proj')] = matrix(kvHeads * headLength, width);
    tensors[part('self_attn.o_proj')] = matrix(width, heads * headLength);
    tensors[part('post_attention_layernorm')] = norm();
    tensors[part('mlp.gate_proj')] = matrix(inner, width);
    tensors[part('mlp.up_proj')] = matrix(inner, width);
    tensors[part('mlp.down_proj')] = matrix(width, inner);
  }
  return {
    config: {
      architectures: ['LlamaForCausalLM'],
      hidden_size: width,
      num_hidden_layers: layers,
      num_attention_heads: heads,
      num_key_value_heads: kvHeads,
      head_dim: headLength,
      intermediate_size: inner,
      vocab_size: tokens,
      max_position_embeddings: 512,
      rms_norm_eps: 1e-5,
      tie_word_embeddings: tied,
      torch_dtype: 'float32',
    },
    tensors,
  };
}

export async function writeLlamaFolder(
  target: string,
  { config, tensors, files }: LlamaFolder,
): Promise<void> {
  const all = {
    'config.json': JSON.stringify(config),
    'model.safetensors': encodeSafetensors(tensors),
    ...files,
  };
  await mkdir(target, { recursive: true });
  await Promise.all(
    Object.entries(all).map(([name, content]) => writeFile(path.join(target, name), content)),
  );
}
