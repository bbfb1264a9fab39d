import type { Quantization } from '#shared/quantizations.ts';
import { ggmlType } from '../gguf/ggmlTypes.ts';

/** What a LLaMA model is made of, in numbers. */
export interface LlamaSizes {
  layers: number;
  embeddingLength: number;
  feedForwardLength: number;
  heads: number;
  kvHeads: number;
  vocabularySize: number;
  /** Where it is not embeddingLength / heads. */
  headLength?: number;
  /** Whether the output is the embedding once more, and not stored again. */
  tied?: boolean;
}

/** The matrices of a LLaMA model by their part of a name in a file; vectors are not quantized. */
export type Matrix =
  | 'token_embd'
  | 'output'
  | 'attn_q'
  | 'attn_k'
  | 'attn_v'
  | 'attn_output'
  | 'ffn_gate'
  | 'ffn_up'
  | 'ffn_down';

/** Codes of ggml types. */
const F16 = 1;
const Q4_0 = 2;
const Q5_0 = 6;
const Q5_1 = 7;
const Q8_0 = 8;
const Q2_K = 10;
const Q3_K = 11;
const Q4_K = 12;
const Q5_K = 13;
const Q6_K = 14;

const mainTypes: Record<Quantization, number> = {
  f16: F16,
  q8_0: Q8_0,
  q6_k: Q6_K,
  q5_k_m: Q5_K,
  q5_k_s: Q5_K,
  q4_k_m: Q4_K,
  q4_k_s: Q4_K,
  q3_k_m: Q3_K,
  q2_k: Q2_K,
};

/** Types of 32 values a block for rows that are no whole blocks of 256. */
const smallerBlocks: ReadonlyMap<number, number> = new Map([
  [Q2_K, Q4_0],
  [Q3_K, Q4_0],
  [Q4_K, Q5_0],
  [Q5_K, Q5_1],
  [Q6_K, Q8_0],
]);

/**
 * Code of the type that llama.cpp gives a matrix whose rows are `columns` values long: the rule of llama-quant.cpp, as
 * far as LLaMA models without experts go. `layer` counts from 0; of the embedding and the output it says nothing.
 */
export function matrixType(
  matrix: Matrix,
  columns: number,
  layer: number,
  sizes: LlamaSizes,
  quantization: Quantization,
): number {
  if (quantization === 'f16') return F16;
  const wanted = wantedType(matrix, columns, layer, sizes, quantization);
  const type = fits(columns, wanted) ? wanted : (smallerBlocks.get(wanted) ?? wanted);
  return fits(columns, type) ? type : F16;
}

function wantedType(
  matrix: Matrix,
  columns: number,
  layer: number,
  { layers, heads, kvHeads, tied = false }: LlamaSizes,
  quantization: Quantization,
): number {
  const main = mainTypes[quantization];
  if (matrix === 'output' || (matrix === 'token_embd' && tied)) {
    return main === Q8_0 || !fits(columns, main) ? Q8_0 : Q6_K;
  }
  if (matrix === 'attn_v') {
    const type = valueType(layer, layers, heads / kvHeads, quantization) ?? main;
    // LLaMA 2 70B, by llama.cpp's way of telling.
    const is70B = layers === 80 && heads !== kvHeads;
    return is70B && (type === Q3_K || type === Q4_K) ? Q5_K : type;
  }
  if (matrix === 'ffn_down') return downType(layer, layers, quantization) ?? main;
  if (matrix === 'attn_output' && quantization === 'q2_k') return Q3_K;
  if (matrix === 'attn_output' && quantization === 'q3_k_m') return Q4_K;
  return main;
}

function valueType(layer: number, layers: number, grouped: number, quantization: Quantization) {
  switch (quantization) {
    case 'q2_k':
      return grouped >= 4 ? Q4_K : Q3_K;
    case 'q3_k_m':
      return layer < 2 ? Q5_K : Q4_K;
    case 'q4_k_s':
      return layer < 4 ? Q5_K : undefined;
    case 'q4_k_m':
    case 'q5_k_m':
      return hasMoreBits(layer, layers) ? Q6_K : undefined;
    default:
      return undefined;
  }
}

function downType(layer: number, layers: number, quantization: Quantization) {
  switch (quantization) {
    case 'q2_k':
      return Q3_K;
    case 'q3_k_m':
      return layer < Math.floor(layers / 16) ? Q5_K : Q4_K;
    case 'q4_k_s':
      return layer < Math.floor(layers / 8) ? Q5_K : undefined;
    case 'q4_k_m':
    case 'q5_k_m':
      return hasMoreBits(layer, layers) ? Q6_K : undefined;
    default:
      return undefined;
  }
}

/** The first and the last eighth of the layers, and every third in between. */
function hasMoreBits(layer: number, layers: number): boolean {
  const eighth = Math.floor(layers / 8);
  return layer < eighth || layer >= Math.floor((7 * layers) / 8) || (layer - eighth) % 3 === 2;
}

function fits(columns: number, type: number): boolean {
  return columns % (ggmlType(type)?.blockSize ?? 1) === 0;
}
