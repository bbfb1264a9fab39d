import { open, truncate, writeFile } from 'node:fs/promises';
import { DEFAULT_ALIGNMENT, type MetadataValue } from '../gguf/format.ts';
import { itemsOf } from '../gguf/metadata.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { encodeHeader, writeGguf, type TensorToWrite } from '../gguf/writeGguf.ts';
import { createRandom } from './random.ts';

export interface TestModelOptions {
  /** A GGUF file to take the vocabulary from. */
  vocabulary: string;
  seed?: number;
  /** The window, in tokens. */
  contextLength?: number;
  layers?: number;
  embeddingLength?: number;
  /** Keeps only this many tokens of the vocabulary, the first ones: special tokens, bytes, common pieces. */
  vocabularySize?: number;
  name?: string;
  /** What the model is a size or version of: `bayling-starter` is the model that comes with the app. */
  basename?: string;
  /** Language tags. */
  languages?: readonly string[];
  chatTemplate?: string;
}

const F32 = 0;
const F16 = 1;
const HEADS = 4;
const KV_HEADS = 2;
/** The type of a token of a vocabulary that is text: no control token, no byte. */
const NORMAL = 1;

/**
 * Writes a small LLaMA model with random weights: the same seed and options give the same bytes. It babbles without
 * end (control tokens get no weight), so that streaming, stopping and windows can be tried in seconds.
 */
export async function writeTestModel(path: string, options: TestModelOptions): Promise<void> {
  const { metadata, tensors } = await testModelParts(options);
  await writeGguf(path, metadata, tensors);
}

/**
 * Writes a model file of 480 GB that takes a few hundred kilobytes on disk, its weights being a hole: for trying what a
 * model does that no memory can hold.
 */
export async function writeHugeModel(path: string, vocabulary: string): Promise<void> {
  const options = { vocabulary, layers: 100, embeddingLength: 1 << 14 };
  const { metadata, tensors } = await testModelParts(options);
  const header = encodeHeader(metadata, tensors);
  const dataBytes = tensors.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  await writeFile(path, header);
  await truncate(path, header.length + DEFAULT_ALIGNMENT + dataBytes);
}

async function testModelParts(options: TestModelOptions) {
  const { vocabulary, seed = 1, contextLength = 2048, layers = 2, embeddingLength = 32 } = options;
  const tokenizer = await readTokenizer(vocabulary, options.vocabularySize);
  const feedForwardLength = embeddingLength * 2;
  const vocabularySize = itemsOf(tokenizer, 'tokenizer.ggml.tokens', 'string')?.length ?? 0;

  const metadata = new Map<string, MetadataValue>([
    ['general.architecture', text('llama')],
    ['general.name', text(options.name ?? 'Test model')],
    ['general.file_type', whole(1)],
    ['llama.context_length', whole(contextLength)],
    ['llama.embedding_length', whole(embeddingLength)],
    ['llama.block_count', whole(layers)],
    ['llama.feed_forward_length', whole(feedForwardLength)],
    ['llama.rope.dimension_count', whole(embeddingLength / HEADS)],
    ['llama.attention.head_count', whole(HEADS)],
    ['llama.attention.head_count_kv', whole(KV_HEADS)],
    ['llama.attention.layer_norm_rms_epsilon', { type: 'float32', value: 1e-5 }],
    ...tokenizer,
  ]);
  if (options.basename !== undefined) metadata.set('general.basename', text(options.basename));
  if (options.languages) {
    metadata.set('general.languages', {
      type: 'array',
      itemType: 'string',
      items: options.languages,
    });
  }
  if (options.chatTemplate !== undefined) {
    metadata.set('tokenizer.chat_template', text(options.chatTemplate));
  }
  const types = itemsOf(tokenizer, 'tokenizer.ggml.token_type', 'int32') ?? [];
  const silent = types.flatMap((type, token) => (type === NORMAL ? [] : [token]));
  const shapes = { embeddingLength, feedForwardLength, layers, vocabularySize, silent };
  return { metadata, tensors: tensorsOf(shapes, seed) };
}

const text = (value: string): MetadataValue => ({ type: 'string', value });
const whole = (value: number): MetadataValue => ({ type: 'uint32', value });

async function readTokenizer(vocabulary: string, size = Infinity) {
  const file = await open(vocabulary, 'r');
  try {
    const { metadata } = await readHeader(file, (await file.stat()).size);
    const entries = [...metadata].filter(([key]) => key.startsWith('tokenizer.ggml.'));
    return new Map(entries.map(([key, value]) => [key, shortened(value, size)]));
  } finally {
    await file.close();
  }
}

function shortened(value: MetadataValue, size: number): MetadataValue {
  return value.type === 'array' ? { ...value, items: value.items.slice(0, size) } : value;
}

interface Shapes {
  embeddingLength: number;
  feedForwardLength: number;
  layers: number;
  vocabularySize: number;
  /** Tokens that are never generated. */
  silent: readonly number[];
}

function tensorsOf(shapes: Shapes, seed: number): TensorToWrite[] {
  const { embeddingLength, feedForwardLength, layers, vocabularySize, silent } = shapes;
  const random = createRandom(seed);
  const kvLength = (embeddingLength / HEADS) * KV_HEADS;
  const matrix = (name: string, columns: number, rows: number): TensorToWrite => ({
    name,
    shape: [columns, rows],
    type: F16,
    sizeBytes: columns * rows * 2,
    data: () => randomHalves(columns * rows, random),
  });
  const norm = (name: string): TensorToWrite => ({
    name,
    shape: [embeddingLength],
    type: F32,
    sizeBytes: embeddingLength * 4,
    data: () => new Uint8Array(new Float32Array(embeddingLength).fill(1).buffer),
  });
  const output = matrix('output.weight', embeddingLength, vocabularySize);
  return [
    matrix('token_embd.weight', embeddingLength, vocabularySize),
    { ...output, data: () => silence(output.data(), silent, embeddingLength) },
    norm('output_norm.weight'),
    ...Array.from({ length: layers }, (_, layer) => {
      const part = (name: string) => `blk.${layer}.${name}.weight`;
      return [
        norm(part('attn_norm')),
        matrix(part('attn_q'), embeddingLength, embeddingLength),
        matrix(part('attn_k'), embeddingLength, kvLength),
        matrix(part('attn_v'), embeddingLength, kvLength),
        matrix(part('attn_output'), embeddingLength, embeddingLength),
        norm(part('ffn_norm')),
        matrix(part('ffn_gate'), embeddingLength, feedForwardLength),
        matrix(part('ffn_up'), embeddingLength, feedForwardLength),
        matrix(part('ffn_down'), feedForwardLength, embeddingLength),
      ];
    }).flat(),
  ];
}

/** 16-bit floats between ±2⁻³ and ±2⁻¹: a random sign and mantissa under one of two exponents. */
function randomHalves(values: number, random: () => number): Uint8Array {
  const halves = new Uint16Array(values);
  for (let index = 0; index < values; index++) {
    const bits = Math.floor(random() * 2 ** 12);
    halves[index] = ((bits & 0x800) << 4) | ((12 + ((bits >> 10) & 1)) << 10) | (bits & 0x3ff);
  }
  return new Uint8Array(halves.buffer);
}

/** Zeroes the rows of control tokens and byte pieces: their logit is then 0 and others always win. */
function silence(matrix: Uint8Array, tokens: readonly number[], embeddingLength: number) {
  const rowBytes = embeddingLength * 2;
  for (const token of tokens) matrix.fill(0, token * rowBytes, (token + 1) * rowBytes);
  return matrix;
}
