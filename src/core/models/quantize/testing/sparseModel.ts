import { truncate, writeFile } from 'node:fs/promises';
import { DEFAULT_ALIGNMENT, type MetadataValue } from '../../gguf/format.ts';
import { encodeHeader, type StreamedTensor } from '../../gguf/writeGguf.ts';
import type { LlamaSizes } from '../tensorTypes.ts';

type Tensor = Omit<StreamedTensor, 'data'>;

const F32 = 0;
const F16 = 1;

/** Writes an F16 model of this shape whose weights are a hole: of any size, it takes next to nothing on disk. */
export async function writeSparseModel(path: string, sizes: LlamaSizes): Promise<void> {
  const tensors = tensorsOf(sizes);
  const header = encodeHeader(metadataOf(sizes), tensors);
  const dataBytes = tensors.reduce((sum, { sizeBytes }) => sum + aligned(sizeBytes), 0);
  await writeFile(path, header);
  await truncate(path, aligned(header.length) + dataBytes);
}

const aligned = (bytes: number) => Math.ceil(bytes / DEFAULT_ALIGNMENT) * DEFAULT_ALIGNMENT;

function metadataOf(sizes: LlamaSizes): Map<string, MetadataValue> {
  const { layers, embeddingLength, feedForwardLength, heads, kvHeads, vocabularySize } = sizes;
  const { headLength = embeddingLength / heads } = sizes;
  const numbers = {
    ...{ vocab_size: vocabularySize, context_length: 2048, embedding_length: embeddingLength },
    ...{ block_count: layers, feed_forward_length: feedForwardLength },
    ...{ 'rope.dimension_count': headLength },
    ...{ 'attention.head_count': heads, 'attention.head_count_kv': kvHeads },
    ...{ 'attention.key_length': headLength, 'attention.value_length': headLength },
  };
  return new Map<string, MetadataValue>([
    ['general.architecture', { type: 'string', value: 'llama' }],
    ...Object.entries(numbers).map(
      ([key, value]) => [`llama.${key}`, { type: 'uint32', value }] as const,
    ),
    ['llama.attention.layer_norm_rms_epsilon', { type: 'float32', value: 1e-5 }],
    ['tokenizer.ggml.model', { type: 'string', value: 'llama' }],
    ['tokenizer.ggml.tokens', { type: 'array', itemType: 'string', items: pieces(vocabularySize) }],
  ]);
}

/** The 256 bytes, which no vocabulary may lack, and names. */
function pieces(count: number): string[] {
  const byte = (id: number) => `<0x${id.toString(16).toUpperCase().padStart(2, '0')}>`;
  return Array.from({ length: count }, (_, id) => (id < 256 ? byte(id) : `piece ${id}`));
}

function tensorsOf(sizes: LlamaSizes): Tensor[] {
  const { layers, embeddingLength: width, feedForwardLength: inner, vocabularySize } = sizes;
  const { heads, kvHeads, headLength = width / heads, tied = false } = sizes;
  const matrix = (name: string, columns: number, rows: number): Tensor => ({
    ...{ name: `${name}.weight`, shape: [columns, rows], type: F16, sizeBytes: columns * rows * 2 },
  });
  const norm = (name: string): Tensor => ({
    ...{ name: `${name}.weight`, shape: [width], type: F32, sizeBytes: width * 4 },
  });
  return [
    matrix('token_embd', width, vocabularySize),
    norm('output_norm'),
    ...(tied ? [] : [matrix('output', width, vocabularySize)]),
    ...Array.from({ length: layers }, (_, layer) => `blk.${layer}`).flatMap((block) => [
      norm(`${block}.attn_norm`),
      matrix(`${block}.attn_q`, width, heads * headLength),
      matrix(`${block}.attn_k`, width, kvHeads * headLength),
      matrix(`${block}.attn_v`, width, kvHeads * headLength),
      matrix(`${block}.attn_output`, heads * headLength, width),
      norm(`${block}.ffn_norm`),
      matrix(`${block}.ffn_gate`, width, inner),
      matrix(`${block}.ffn_up`, width, inner),
      matrix(`${block}.ffn_down`, inner, width),
    ]),
  ];
}
