import type { Generation } from '#core/engine/engine.ts';

/** Measures the speed of decoding over any number of answers. */
export function createSpeedometer() {
  let tokens = 0;
  let ms = 0;
  return {
    measure: ({ tokens: answer, decodeMs }: Generation): void => {
      if (decodeMs <= 0) return;
      // The time is from the first token to the last, so the first one took none of it.
      tokens += answer - 1;
      ms += decodeMs;
    },
    /** 0 when nothing was measured. */
    tokensPerSecond: (): number => (ms > 0 ? (tokens / ms) * 1000 : 0),
  };
}
