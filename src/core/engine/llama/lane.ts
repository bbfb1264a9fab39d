import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';

/** A sequence for one generation after another, each of which keeps what the cache of the last one shares with it. */
export interface Lane {
  sequence: LlamaContextSequence;
  /** Its number in a batch. */
  readonly order: number;
  /** Who evaluated last, and so knows what the cache holds. */
  owner: object | null;
}

/** A lane for each sequence of `context`. */
export function createLanes(context: LlamaContext): Lane[] {
  return Array.from({ length: context.totalSequences }, (_, order) => ({
    sequence: context.getSequence(),
    order,
    owner: null,
  }));
}

/** Gives the lane an empty cache, whatever an error left in the old one. */
export async function renewLane(lane: Lane): Promise<void> {
  const { context } = lane.sequence;
  await lane.sequence.dispose();
  lane.sequence = context.getSequence();
  lane.owner = null;
}

/** How many tokens at the beginning of `prompt` the lane's cache holds. */
export function sharedPrefix({ sequence }: Lane, prompt: readonly Token[]): number {
  return sequence.compareContextTokens([...prompt]).firstDifferentIndex;
}

/** Where a generation evaluates, and when it may. */
export interface Seat {
  readonly lane: Lane;
  /** Resolves when up to `tokens` tokens may be evaluated, once; at once where the generation is to stop. */
  turn: (tokens: number) => Promise<void>;
}

/** A seat that need not wait for anybody. */
export function soleSeat(lane: Lane): Seat {
  return { lane, turn: () => Promise.resolve() };
}
