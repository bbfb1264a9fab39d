/** Sizes of a branch in tokens. */
export interface Sizes {
  /** What the template takes around one turn of the user's, with the system text. */
  fixed: number;
  /** What it takes around two turns more. */
  pair: number;
  /** User and model by turns, the user first and last. */
  turns: readonly number[];
}

export interface FoldingPlan {
  /** Turns at the beginning that always stay. */
  kept: number;
  /** What prompt and answer may take together. */
  window: number;
  /** What an answer needs when the answer before it has `draft` tokens. */
  roomAfter: (draft: number) => number;
}

/**
 * How many pairs of turns, after those that are kept, are folded away at the end of the branch. It goes through the
 * branch as the conversation went: whenever a turn no longer fits, pairs are folded until half of the window is free.
 * The last turn always stays, and with kept ones the answer before it.
 */
export function foldedPairs({ fixed, pair, turns }: Sizes, plan: FoldingPlan): number {
  const { kept, window, roomAfter } = plan;
  let pairs = 0;
  let size = fixed;
  for (let end = 0; end < turns.length; end += 2) {
    const draft = turns[end - 1] ?? 0;
    size += (turns[end] ?? 0) + (end > 0 ? draft + pair : 0);
    const free = window - roomAfter(draft);
    if (size <= free) continue;
    const most = Math.max(0, end / 2 - kept);
    while (pairs < most && size > Math.min(free, window / 2)) {
      const first = kept + 2 * pairs;
      size -= (turns[first] ?? 0) + (turns[first + 1] ?? 0) + pair;
      pairs++;
    }
  }
  return pairs;
}
