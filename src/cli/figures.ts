export const speed = (tokensPerSecond: number) => `${tokensPerSecond.toFixed(1)} tokens/s`;

/** A whole percentage of a share from 0 to 1. */
export const percent = (share: number) => `${Math.round(share * 100)} %`;
