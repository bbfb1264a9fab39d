import type { Generation } from '../engine.ts';
import type { Usage } from './completion.ts';

/** How far a request has come; begins anew with each try. Times are those of `performance.now`, 0 where not yet. */
export interface RemoteProgress {
  began: number;
  text: string;
  /** Pieces, which are tokens as a rule. */
  pieces: number;
  usage: Usage;
  firstAt: number;
  lastAt: number;
}

export function startRemoteProgress(): RemoteProgress {
  const began = performance.now();
  return { began, text: '', pieces: 0, usage: {}, firstAt: 0, lastAt: 0 };
}

/** What to answer for a request that ends here. */
export function endRemotely(finish: Generation['finish'], progress: RemoteProgress): Generation {
  const { began, text, pieces, usage, firstAt, lastAt } = progress;
  return {
    ...{ text, finish },
    promptTokens: usage.promptTokens ?? 0,
    reusedTokens: usage.reusedTokens ?? 0,
    tokens: usage.tokens ?? pieces,
    firstTokenMs: (firstAt || performance.now()) - began,
    decodeMs: lastAt - firstAt,
  };
}
