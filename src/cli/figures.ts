export const speed = (tokensPerSecond: number) => `${tokensPerSecond.toFixed(1)} tokens/s`;

/** A whole percentage of a share from 0 to 1. */
export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Bytes in the unit in which models and memory are told. */
export const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

/** Bytes in the unit that suits them. */
export function size(bytes: number): string {
  if (bytes >= 1e9) return gigabytes(bytes);
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}

/** A time that is left, in the unit that suits it. */
export function timeOf(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const BAR = 20;

/** How much of something is done: a bar of blocks; `share` from 0 to 1. */
export function bar(share: number): string {
  const filled = Math.floor(Math.min(1, share) * BAR);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
}
