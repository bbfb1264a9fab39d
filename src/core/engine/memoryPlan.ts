import type { ModelShape } from '#core/models/machine/modelShape.ts';

/** Tokens evaluated in one go; an evaluation cannot be interrupted, so a stopped request holds the model up to this. */
export const PREFILL_CHUNK = 64;
/** A window below this translates nothing worth the while. */
export const MIN_WINDOW = 512;
/**
 * The window where none is asked for, in tokens. Models of today claim a hundred thousand and more; the cache for them
 * would take gigabytes that translating never needs.
 */
export const DEFAULT_MAX_WINDOW = 8192;

/** The window of a background sequence, at most: a segment of a document takes a few hundred tokens. */
export const BACKGROUND_WINDOW = 2048;
/** Background sequences may take this share of the memory left beside the model, and never more than these bytes. */
const BACKGROUND_SHARE = 0.5;
const BACKGROUND_BYTES = 4 * 2 ** 30;

/** llama.cpp's library and what node-llama-cpp makes of a file, and of it a token or a merge: measured. */
const LIBRARY_BYTES = 24 << 20;
const TOKEN_BYTES = 512;
const FLOAT_BYTES = 4;

/** Bytes a model takes with a window of `contextSize` tokens: weights, vocabulary, KV cache and scratch space. */
export function neededBytes(shape: ModelShape, contextSize: number): number {
  const { weightBytes, vocabularySize, mergeCount, kvBytesPerToken } = shape;
  const vocabularyBytes = LIBRARY_BYTES + TOKEN_BYTES * (vocabularySize + mergeCount);
  return weightBytes + vocabularyBytes + scratchBytes(shape) + kvBytesPerToken * contextSize;
}

/** Bytes of what comes and goes in an evaluation: of its widest moment, which is the logits or a layer's inside. */
export function scratchBytes(shape: ModelShape): number {
  const { vocabularySize, embeddingLength, feedForwardLength } = shape;
  const output = vocabularySize + 2 * embeddingLength;
  const layer = 2 * feedForwardLength + 4 * embeddingLength;
  return PREFILL_CHUNK * FLOAT_BYTES * Math.max(output, layer);
}

/** A window, and what the model takes with it. */
export interface WindowPlan {
  /** Tokens; where it does not fit, the smallest window that was tried. */
  contextSize: number;
  neededBytes: number;
  fits: boolean;
}

/**
 * The window to load a model with: the asked-for one, otherwise the model's own as far as `availableBytes` and
 * DEFAULT_MAX_WINDOW allow.
 */
export function planWindow(
  shape: ModelShape,
  availableBytes: number,
  asked: number | undefined,
): WindowPlan {
  const { contextLength, kvBytesPerToken } = shape;
  const wanted = Math.min(contextLength, asked ?? DEFAULT_MAX_WINDOW);
  const least = Math.min(wanted, asked ?? MIN_WINDOW);
  const needed = neededBytes(shape, least);
  if (needed > availableBytes) return { contextSize: least, neededBytes: needed, fits: false };
  const more = Math.floor((availableBytes - needed) / kvBytesPerToken);
  // Of a model without a cache any number of tokens takes nothing.
  const contextSize = kvBytesPerToken === 0 ? wanted : Math.min(wanted, least + more);
  return { contextSize, neededBytes: neededBytes(shape, contextSize), fits: true };
}

/** Bytes of the largest weights that would fit in the place of these, with the smallest window. */
export function largestWeights(shape: ModelShape, availableBytes: number): number {
  const least = Math.min(shape.contextLength, MIN_WINDOW);
  return Math.max(0, availableBytes - neededBytes({ ...shape, weightBytes: 0 }, least));
}

/** A device's memory. */
export interface MemoryLeft {
  /** Bytes left beside the model and its own window. */
  bytes: number;
  /** The share of a KV cache that lies there, 0…1. */
  share: number;
}

/** How many background sequences of `window` tokens there is memory for, at most `most`; 0 where there is none. */
export function planSequences(
  shape: ModelShape,
  left: readonly MemoryLeft[],
  window: number,
  most: number,
): number {
  const fits = left
    .filter(({ share }) => share > 0)
    .map(({ bytes, share }) => {
      const room = Math.min(bytes * BACKGROUND_SHARE, BACKGROUND_BYTES) - scratchBytes(shape);
      return room > 0 ? Math.floor(room / (shape.kvBytesPerToken * window * share)) : 0;
    });
  return Math.max(0, Math.min(most, ...fits));
}
