import type { Quantization } from '#shared/quantizations.ts';
import { ggmlType, tensorBytes } from '../gguf/ggmlTypes.ts';
import { matrixType, type LlamaSizes, type Matrix } from './tensorTypes.ts';

export type { LlamaSizes } from './tensorTypes.ts';

const F32_BYTES = 4;

/**
 * Exact bytes of the tensors in the GGUF file that llama.cpp makes of a LLaMA model of this shape, before there is one.
 * What comes on top is the header: the vocabulary, some megabytes.
 */
export function quantizedBytes(sizes: LlamaSizes, quantization: Quantization): number {
  const { layers, embeddingLength: width, vocabularySize } = sizes;
  const bytes = (matrix: Matrix, columns: number, rows: number, layer = 0) => {
    const code = matrixType(matrix, columns, layer, sizes, quantization);
    const type = ggmlType(code);
    if (!type) throw new Error(`there is no tensor type ${code}`);
    return tensorBytes([columns, rows], type);
  };
  const norm = width * F32_BYTES;
  let sum = norm + bytes('token_embd', width, vocabularySize);
  if (!sizes.tied) sum += bytes('output', width, vocabularySize);
  for (let layer = 0; layer < layers; layer++) {
    sum += 2 * norm;
    for (const { matrix, columns, rows } of layerMatrices(sizes)) {
      sum += bytes(matrix, columns, rows, layer);
    }
  }
  return sum;
}

function layerMatrices(sizes: LlamaSizes): { matrix: Matrix; columns: number; rows: number }[] {
  const { embeddingLength: width, feedForwardLength: inner, heads, kvHeads } = sizes;
  const { headLength = width / heads } = sizes;
  const queries = heads * headLength;
  const keys = kvHeads * headLength;
  return [
    { matrix: 'attn_q', columns: width, rows: queries },
    { matrix: 'attn_k', columns: width, rows: keys },
    { matrix: 'attn_v', columns: width, rows: keys },
    { matrix: 'attn_output', columns: queries, rows: width },
    { matrix: 'ffn_gate', columns: width, rows: inner },
    { matrix: 'ffn_up', columns: width, rows: inner },
    { matrix: 'ffn_down', columns: inner, rows: width },
  ];
}
