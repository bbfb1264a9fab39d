import type { Generation } from './engine.ts';

/** The outcome of a request that was stopped before its turn came. */
export function stoppedBefore(): Generation {
  return {
    text: '',
    finish: 'stopped',
    promptTokens: 0,
    reusedTokens: 0,
    tokens: 0,
    tokenIds: [],
    firstTokenMs: 0,
    decodeMs: 0,
  };
}
