import type { Generation } from './engine.ts';

/** How far a request has come. Times are those of `performance.now`; 0 where that has not happened. */
export interface Progress {
  began: number;
  promptTokens: number;
  reusedTokens: number;
  text: string;
  tokenIds: number[];
  steps: number;
  firstTokenAt: number;
  lastTokenAt: number;
}

export function startProgress(): Progress {
  return {
    began: performance.now(),
    promptTokens: 0,
    reusedTokens: 0,
    text: '',
    tokenIds: [],
    steps: 0,
    firstTokenAt: 0,
    lastTokenAt: 0,
  };
}

/** What to answer for a request that ends here. */
export function endWith(finish: Generation['finish'], progress: Progress): Generation {
  const { began, promptTokens, reusedTokens, text, steps, firstTokenAt, lastTokenAt } = progress;
  const tokenIds = [...progress.tokenIds];
  return {
    text,
    finish,
    promptTokens,
    reusedTokens,
    tokens: tokenIds.length,
    tokenIds,
    steps,
    firstTokenMs: (firstTokenAt || performance.now()) - began,
    decodeMs: Math.max(0, lastTokenAt - firstTokenAt),
  };
}
