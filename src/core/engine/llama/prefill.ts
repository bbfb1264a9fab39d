import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { PREFILL_CHUNK } from '../memoryPlan.ts';

/**
 * Keeps what the KV cache already holds of `prompt`, and answers how many tokens that are. The last one is always
 * evaluated again: the next token comes out of it.
 */
export async function reusePrefix(
  sequence: LlamaContextSequence,
  prompt: readonly Token[],
): Promise<number> {
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  return sequence.nextTokenIndex;
}

/** Evaluates all but the last chunk, which it answers; null when the signal came before the end. */
export async function prefill(
  sequence: LlamaContextSequence,
  tokens: readonly Token[],
  signal: AbortSignal | undefined,
): Promise<Token[] | null> {
  let at = 0;
  while (tokens.length - at > PREFILL_CHUNK) {
    if (signal?.aborted) return null;
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, at + PREFILL_CHUNK));
    at += PREFILL_CHUNK;
  }
  return signal?.aborted ? null : tokens.slice(at);
}
