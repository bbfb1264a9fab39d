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

const FIXED_BYTES = 64 << 20;
const FLOAT_BYTES = 4;

/** Bytes a model takes with a window of `contextSize` tokens: weights, KV cache and scratch space. */
export function neededBytes(facts: ModelFacts, contextSize: number): number {
  const { vocabulary, embeddingLength, feedForwardLength } = facts;
  const widest = vocabulary.tokens.length + 8 * embeddingLength + 3 * feedForwardLength;
  const scratch = FIXED_BYTES + PREFILL_CHUNK * FLOAT_BYTES * widest;
  return facts.weightBytes + scratch + facts.kvBytesPerToken * contextSize;
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
