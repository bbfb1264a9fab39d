import { createHash } from 'node:crypto';

/** What a file of the test server holds: bytes, text, or `size` bytes made from `seed` as they are asked for. */
export type Content = Uint8Array | string | Generated;

export interface Generated {
  size: number;
  seed: number;
}

/** A prime, so that no range of a round size begins with the same bytes as another. */
const PERIOD = 1_048_573;
const pools = new Map<number, Buffer>();

function poolOf(seed: number): Buffer {
  const known = pools.get(seed);
  if (known) return known;
  const pool = Buffer.alloc(PERIOD);
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b) | 1;
  for (let index = 0; index < PERIOD; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    pool[index] = state;
  }
  pools.set(seed, pool);
  return pool;
}

function isGenerated(content: Content): content is Generated {
  return typeof content !== 'string' && 'seed' in content;
}

/** Bytes. */
export function sizeOf(content: Content): number {
  return isGenerated(content) ? content.size : Buffer.byteLength(content);
}

/** Bytes from `start` up to but not with `end`, fewer where a piece ends: to be asked on. */
export function pieceOf(content: Content, start: number, end: number): Buffer {
  if (!isGenerated(content)) {
    // Seen, not copied: a piece is asked for every 64 kB.
    const bytes =
      typeof content === 'string'
        ? Buffer.from(content)
        : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    return bytes.subarray(start, Math.min(end, start + 65_536));
  }
  const from = start % PERIOD;
  return poolOf(content.seed).subarray(from, Math.min(PERIOD, from + 65_536, from + end - start));
}

/** All of it, at once. */
export function bytesOf(content: Content): Buffer {
  const pieces = [];
  const size = sizeOf(content);
  for (let at = 0; at < size; at += pieces.at(-1)?.length ?? size) {
    pieces.push(pieceOf(content, at, size));
  }
  return Buffer.concat(pieces);
}

/** Stands for the very bytes. */
export function etagOf(content: Content): string {
  if (isGenerated(content)) return `"${content.size}-${content.seed}"`;
  return `"${digestOf(content, 'sha1')}"`;
}

const digests = new Map<string, string>();

/** Hex. */
export function digestOf(content: Content, algorithm: 'sha1' | 'sha256'): string {
  const name = isGenerated(content) ? `${algorithm} ${content.size} ${content.seed}` : undefined;
  const known = name === undefined ? undefined : digests.get(name);
  if (known !== undefined) return known;
  const hash = createHash(algorithm);
  const size = sizeOf(content);
  for (let at = 0; at < size;) {
    const piece = pieceOf(content, at, size);
    hash.update(piece);
    at += piece.length;
  }
  const digest = hash.digest('hex');
  if (name !== undefined) digests.set(name, digest);
  return digest;
}
