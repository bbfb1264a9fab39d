import { declaredLanguages } from './declaredLanguages.ts';
import { GgufDamage } from './gguf/damage.ts';
import { fileTypeName } from './gguf/fileTypes.ts';
import type { GgufHeader } from './gguf/format.ts';
import { itemsOf, numberOf, perLayer, textOf, wholeNumberOf } from './gguf/metadata.ts';
import { stemOf } from './modelNames.ts';
import { licenceOf, sourceUrlOf } from './origin.ts';
import { TokenType, type Vocabulary } from './tokenPieces.ts';

/** What the header of a model file tells, before any weight is read. Sizes in bytes. */
export interface ModelFacts {
  path: string;
  /** The files that the model lies in, in their order; mostly the one at `path`. */
  parts: readonly string[];
  /** What the file is called, without its ending. */
  name: string;
  /** What the model calls itself; often nothing, or of little use. */
  declaredName?: string;
  /** BCP 47, two at least: all that it was trained in, by its own account. */
  languages?: readonly string[];
  /** Whether it is the small model that comes with the app. */
  starter: boolean;
  /** As llama.cpp names it: `llama`, `qwen2` … */
  architecture: string;
  /** What most of its matrices are written in, `Q4_K_M`; absent where the file does not say. */
  quantization?: string;
  /** How many weights it has. */
  parameters: number;
  /** As the file names it: an SPDX identifier, or a name of its own. */
  licence?: string;
  /** The page that the file names as its source. */
  sourceUrl?: string;
  vocabulary: Vocabulary;
  /** How many merges its byte-level BPE has; of other tokenizers 0. */
  mergeCount: number;
  /** Tokens that are control marks, by their text. */
  controlTokens: ReadonlyMap<string, number>;
  /** Jinja source of the file's own chat template. */
  chatTemplate?: string;
  /** The window the model was trained with, in tokens. */
  contextLength: number;
  layers: number;
  embeddingLength: number;
  feedForwardLength: number;
  fileBytes: number;
  weightBytes: number;
  /** Of them, the matrix from tokens to vectors. */
  inputBytes: number;
  /** Of them, the matrix from vectors to tokens; where the other one is used for it as well, that one's bytes. */
  outputBytes: number;
  /** KV cache for one token of the window, at 16 bits a value. */
  kvBytesPerToken: number;
}

/** The starter model's `general.basename`. */
const STARTER = 'bayling-starter';

export const MAX_LAYERS = 512;
const MAX_SIZE = 1 << 24;
const KV_VALUE_BYTES = 2;

/**
 * The facts in a header; of a model in several files, in the header over all of them. Throws GgufDamage where one is
 * missing or cannot be.
 */
export function factsOf(
  file: string,
  { metadata, tensors, fileBytes }: GgufHeader,
  parts: readonly string[] = [file],
): ModelFacts {
  const architecture = textOf(metadata, 'general.architecture');
  if (!architecture || !/^[\w.-]{1,64}$/.test(architecture)) {
    throw new GgufDamage('general.architecture is missing');
  }
  const vocabulary = vocabularyOf(metadata);
  const chatTemplate = textOf(metadata, 'tokenizer.chat_template');
  const declaredName = textOf(metadata, 'general.name');
  const languages = declaredLanguages(metadata);
  const quantization = fileTypeName(numberOf(metadata, 'general.file_type') ?? NaN);
  const licence = licenceOf(metadata);
  const sourceUrl = sourceUrlOf(metadata);

  const size = (key: string, fallback?: number) =>
    wholeNumberOf(metadata, `${architecture}.${key}`, {
      low: 1,
      high: MAX_SIZE,
      ...(fallback !== undefined && { fallback }),
    });
  const embeddingLength = size('embedding_length');
  const layers = wholeNumberOf(metadata, `${architecture}.block_count`, {
    low: 1,
    high: MAX_LAYERS,
  });
  const heads = perLayer(metadata, `${architecture}.attention.head_count`, layers);
  const kvHeads = perLayer(metadata, `${architecture}.attention.head_count_kv`, layers) ?? heads;
  const headLength = Math.ceil(embeddingLength / Math.max(1, heads?.[0] ?? 1));
  const keyLength = size('attention.key_length', headLength);
  const valueLength = size('attention.value_length', headLength);
  const kvHeadsInAll = (kvHeads ?? []).reduce((sum, count) => sum + count, 0);
  const bytesOf = (tensor: string) => tensors.find(({ name }) => name === tensor)?.sizeBytes;
  const inputBytes = bytesOf('token_embd.weight') ?? 0;
  const feedForward = perLayer(metadata, `${architecture}.feed_forward_length`, layers);

  return {
    path: file,
    parts,
    name: stemOf(file),
    ...(declaredName !== undefined && { declaredName }),
    ...(languages && { languages }),
    starter: textOf(metadata, 'general.basename') === STARTER,
    architecture,
    ...(quantization !== undefined && { quantization }),
    parameters: tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
    ...(licence !== undefined && { licence }),
    ...(sourceUrl !== undefined && { sourceUrl }),
    vocabulary,
    mergeCount: itemsOf(metadata, 'tokenizer.ggml.merges', 'string')?.length ?? 0,
    controlTokens: controlTokensOf(vocabulary),
    ...(chatTemplate !== undefined && { chatTemplate }),
    contextLength: size('context_length'),
    layers,
    embeddingLength,
    feedForwardLength: Math.max(0, ...(feedForward ?? [])),
    fileBytes,
    weightBytes: tensors.reduce((sum, tensor) => sum + tensor.sizeBytes, 0),
    inputBytes,
    outputBytes: bytesOf('output.weight') ?? inputBytes,
    kvBytesPerToken: kvHeadsInAll * (keyLength + valueLength) * KV_VALUE_BYTES,
  };
}

function vocabularyOf(metadata: GgufHeader['metadata']): Vocabulary {
  const tokenizer = textOf(metadata, 'tokenizer.ggml.model');
  if (!tokenizer) throw new GgufDamage('tokenizer.ggml.model is missing');
  const tokens = itemsOf(metadata, 'tokenizer.ggml.tokens', 'string') ?? [];
  const tokenTypes = itemsOf(metadata, 'tokenizer.ggml.token_type', 'int32');
  return { tokenizer, tokens: tokens.map(String), tokenTypes: tokenTypes?.map(Number) ?? null };
}

function controlTokensOf({ tokens, tokenTypes }: Vocabulary): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [id, text] of tokens.entries()) {
    if (tokenTypes?.[id] === TokenType.control && text !== '') found.set(text, id);
  }
  return found;
}
