import type { ModelFacts } from '#core/models/modelFacts.ts';
import { AppError } from '#shared/errors.ts';

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

const FIXED_BYTES = 64 << 20;
const FLOAT_BYTES = 4;

/** Bytes a model takes with a window of `contextSize` tokens: weights, KV cache and scratch space. */
export function neededBytes(facts: ModelFacts, contextSize: number): number {
  return facts.weightBytes + scratchBytes(facts) + facts.kvBytesPerToken * contextSize;
}

function scratchBytes({ vocabulary, embeddingLength, feedForwardLength }: ModelFacts): number {
  const widest = vocabulary.tokens.length + 8 * embeddingLength + 3 * feedForwardLength;
  return FIXED_BYTES + PREFILL_CHUNK * FLOAT_BYTES * widest;
}

/**
 * The window to load a model with: the asked-for one, otherwise the model's own as far as `availableBytes` and
 * DEFAULT_MAX_WINDOW allow. Error: `model.tooBig`.
 */
export function planWindow(
  facts: ModelFacts,
  availableBytes: number,
  asked: number | undefined,
): number {
  const { path, contextLength, kvBytesPerToken } = facts;
  const wanted = Math.min(contextLength, asked ?? DEFAULT_MAX_WINDOW);
  const least = Math.min(wanted, asked ?? MIN_WINDOW);
  const needed = neededBytes(facts, least);
  if (needed > availableBytes) {
    throw new AppError('model.tooBig', { path, neededBytes: needed, availableBytes });
  }
  if (kvBytesPerToken === 0) return wanted;
  const affordable = least + Math.floor((availableBytes - needed) / kvBytesPerToken);
  return Math.min(wanted, affordable);
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
  facts: ModelFacts,
  left: readonly MemoryLeft[],
  window: number,
  most: number,
): number {
  const fits = left
    .filter(({ share }) => share > 0)
    .map(({ bytes, share }) => {
      const room = Math.min(bytes * BACKGROUND_SHARE, BACKGROUND_BYTES) - scratchBytes(facts);
      return room > 0 ? Math.floor(room / (facts.kvBytesPerToken * window * share)) : 0;
    });
  return Math.max(0, Math.min(most, ...fits));
}
