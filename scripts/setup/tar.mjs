import { createReadStream, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const block = 512;

/**
 * Extracts files from an npm tarball, streaming: a file of any size needs little memory.
 * Links are not followed or made.
 *
 * @param {string} tarball
 * @param {(name: string) => string | undefined} targetOf where an entry goes, given its name in the tarball; undefined skips it
 * @throws {Error} when the tarball is cut off or names a place outside itself; files written so far stay
 */
export async function extractTarball(tarball, targetOf) {
  await pipeline(createReadStream(tarball), createGunzip(), async (chunks) => {
    const input = new Blocks(chunks);
    let longName = '';
    for (;;) {
      const header = await input.take(block);
      if (header === undefined || header.every((byte) => byte === 0)) return;
      const { name, size, type } = readHeader(header);
      const padding = (block - (size % block)) % block;
      if (type === 'x' || type === 'L') {
        const text = String(await input.take(size));
        longName =
          type === 'L' ? text.replace(/\0.*$/s, '') : (/\d+ path=(.*)\n/.exec(text)?.[1] ?? '');
      } else {
        const target = type === '0' ? targetOf(inside(longName || name)) : undefined;
        await (target === undefined ? input.pass(size) : writeFile(input, size, target));
        longName = '';
      }
      await input.pass(padding);
    }
  });
}

/** @param {Buffer} header */
function readHeader(header) {
  /** @type {(from: number, length: number) => string} */
  const text = (from, length) => header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const prefix = text(345, 155);
  const type = text(156, 1) || '0';
  const size = Number.parseInt(text(124, 12).trim() || '0', 8);
  if (!Number.isSafeInteger(size) || size < 0)
    throw new Error('the tarball has a malformed header');
  return { name: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`, size, type };
}

/** @param {string} name */
function inside(name) {
  if (path.posix.isAbsolute(name) || name.split(/[\\/]/).includes('..')) {
    throw new Error(`the tarball names a place outside itself: ${name}`);
  }
  return name;
}

/**
 * @param {Blocks} input
 * @param {number} size
 * @param {string} target
 */
async function writeFile(input, size, target) {
  mkdirSync(path.dirname(target), { recursive: true });
  const file = await open(target, 'w');
  try {
    await input.pass(size, async (piece) => void (await file.write(piece)));
  } finally {
    await file.close();
  }
}

/** Bytes by number, out of chunks of any length. */
class Blocks {
  /** @type {AsyncIterator<Buffer>} */
  #chunks;
  /** @type {Buffer} */
  #rest = Buffer.alloc(0);

  /** @param {AsyncIterable<Buffer>} chunks */
  constructor(chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /**
   * @param {number} length
   * @returns {Promise<Buffer | undefined>} undefined at the end
   */
  async take(length) {
    /** @type {Buffer[]} */
    const pieces = [];
    if (length > 0 && !(await this.#fill())) return undefined;
    await this.pass(length, (piece) => void pieces.push(piece));
    return Buffer.concat(pieces);
  }

  /**
   * @param {number} length
   * @param {(piece: Buffer) => void | Promise<void>} [use]
   */
  async pass(length, use = () => undefined) {
    let missing = length;
    while (missing > 0) {
      if (!(await this.#fill())) throw new Error('the tarball is cut off');
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      await use(piece);
    }
  }

  async #fill() {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return false;
      this.#rest = value;
    }
    return true;
  }
}
