import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} file
 * @param {string} algorithm as node:crypto names it
 * @param {'hex' | 'base64'} encoding
 */
export async function digest(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest(encoding);
}

/**
 * Whether a file is the one a lockfile-style integrity names.
 *
 * @param {string} file
 * @param {string} integrity such as `sha512-…`, base64
 */
export async function hasIntegrity(file, integrity) {
  const [algorithm = '', expected = ''] = integrity.split(/-(.*)/s);
  return (await digest(file, algorithm, 'base64')) === expected;
}
