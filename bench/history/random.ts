let state = 1;

/** In [0, 1), the same numbers in every run. */
export function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** A whole number in [low, high). */
export const between = (low: number, high: number): number =>
  low + Math.floor(random() * (high - low));

export const chance = (share: number): boolean => random() < share;

/** Of lognormal distribution: half of them are below `median`, one in six above `spread` times it. */
export function lengthAbout(median: number, spread: number, most: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(most, Math.max(1, Math.round(median * spread ** normal)));
}
