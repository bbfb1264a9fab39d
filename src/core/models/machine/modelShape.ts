import type { ModelFacts } from '../modelFacts.ts';
import type { LlamaSizes } from '../quantize/tensorTypes.ts';

/** What decides how much memory a model takes. Sizes in bytes. */
export interface ModelShape {
  layers: number;
  embeddingLength: number;
  feedForwardLength: number;
  vocabularySize: number;
  /** How many merges a byte-level BPE has; of other tokenizers 0. */
  mergeCount: number;
  /** The window the model was trained with, in tokens. */
  contextLength: number;
  weightBytes: number;
  /** The matrix from tokens to vectors, which llama.cpp keeps in memory. */
  inputBytes: number;
  /** The matrix from vectors to tokens. */
  outputBytes: number;
  /** KV cache for one token of the window, at 16 bits a value. */
  kvBytesPerToken: number;
}

/** The shape of a model whose file is there. */
export function shapeOf(facts: ModelFacts): ModelShape {
  const { layers, embeddingLength, feedForwardLength, vocabulary, contextLength } = facts;
  const { mergeCount, weightBytes, inputBytes, outputBytes, kvBytesPerToken } = facts;
  return {
    ...{ layers, embeddingLength, feedForwardLength, contextLength, mergeCount },
    vocabularySize: vocabulary.tokens.length,
    ...{ weightBytes, inputBytes, outputBytes, kvBytesPerToken },
  };
}

/** What a LLaMA model that is not there yet will be. */
interface ExpectedModel extends Omit<LlamaSizes, 'headLength' | 'tied'> {
  contextLength: number;
  weightBytes: number;
}

const KV_VALUE_BYTES = 2;
/** Llama 3's tokenizer has 128,256 tokens and 280,147 merges; a SentencePiece model, at most 32,000 in LLaMA, none. */
const MOST_SENTENCE_PIECES = 64_000;
const MERGES_PER_TOKEN = 2.2;

/** The shape of a LLaMA model that is not there yet: the same of each layer, with an output matrix of its own. */
export function llamaShape({ heads, kvHeads, ...sizes }: ExpectedModel): ModelShape {
  const { layers, embeddingLength, feedForwardLength, vocabularySize, weightBytes } = sizes;
  const kvLength = (embeddingLength / heads) * kvHeads;
  const ofLayer =
    2 * embeddingLength * (embeddingLength + kvLength) + 3 * embeddingLength * feedForwardLength;
  const ofVocabulary = embeddingLength * vocabularySize;
  const share = ofVocabulary / (layers * ofLayer + 2 * ofVocabulary);
  const matrixBytes = Math.round(weightBytes * share);
  return {
    ...sizes,
    mergeCount:
      vocabularySize > MOST_SENTENCE_PIECES ? Math.round(vocabularySize * MERGES_PER_TOKEN) : 0,
    inputBytes: matrixBytes,
    outputBytes: matrixBytes,
    kvBytesPerToken: layers * 2 * kvLength * KV_VALUE_BYTES,
  };
}
