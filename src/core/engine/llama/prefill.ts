import type { Token } from 'node-llama-cpp';
import { PREFILL_CHUNK } from '../memoryPlan.ts';
import { sharedPrefix, type Seat } from './lane.ts';

export interface Prefilled {
  /** How many tokens were in the KV cache already. */
  reused: number;
  /** The last chunk, not evaluated; null where the generation is to stop, or another one used the lane meanwhile. */
  rest: Token[] | null;
}

/**
 * Keeps what the KV cache already holds of `tokens` and evaluates all the others but the last chunk, for which it waits
 * for its turn. The last token is always evaluated again: the next one comes out of it.
 */
export async function prefill(
  { lane, turn }: Seat,
  tokens: readonly Token[],
  owner: object,
  signal: AbortSignal | undefined,
): Promise<Prefilled> {
  const known = tokens.slice(0, -1);
  await turn(Math.min(PREFILL_CHUNK, tokens.length - sharedPrefix(lane, known)));
  if (signal?.aborted) return { reused: 0, rest: null };
  lane.owner = owner;
  await lane.sequence.adaptStateToTokens(known, false);
  const reused = lane.sequence.nextTokenIndex;
  let at = reused;
  while (tokens.length - at > PREFILL_CHUNK) {
    const chunk = tokens.slice(at, at + PREFILL_CHUNK);
    await lane.sequence.evaluateWithoutGeneratingNewTokens(chunk);
    at += PREFILL_CHUNK;
    await turn(Math.min(PREFILL_CHUNK, tokens.length - at));
    if (signal?.aborted || lane.owner !== owner) return { reused, rest: null };
  }
  return { reused, rest: tokens.slice(at) };
}
