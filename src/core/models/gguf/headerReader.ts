import type { FileHandle } from 'node:fs/promises';
import { GgufDamage, GgufTruncation } from './damage.ts';

const PIECE_BYTES = 1 << 20;
/** Far above any real header (a vocabulary of 260,000 with merges takes 20 MB), far below what would hurt. */
const MAX_HEADER_BYTES = 128 << 20;

/**
 * Reads little-endian values from the start of a file in pieces of a megabyte, so that what is allocated depends on
 * what is there, never on what the file claims. Await `need` before taking values.
 */
export class HeaderReader {
  readonly fileBytes: number;
  readonly #file: FileHandle;
  #buffer = Buffer.alloc(0);
  #at = 0;
  /** File offset of the buffer's first byte. */
  #base = 0;

  constructor(file: FileHandle, fileBytes: number) {
    this.#file = file;
    this.fileBytes = fileBytes;
  }

  get position(): number {
    return this.#base + this.#at;
  }

  /** Makes the next `bytes` readable. A promise only where the file has to be read: most calls cost nothing. */
  need(bytes: number): Promise<void> | undefined {
    return this.#buffer.length - this.#at >= bytes ? undefined : this.#fill(bytes);
  }

  /** Refuses a length the file cannot hold before anything is read or allocated for it. */
  checkFits(bytes: number, what: string): void {
    const end = this.position + bytes;
    if (!Number.isSafeInteger(end)) throw new GgufDamage(`${what} has an impossible length`);
    if (end > this.fileBytes) throw new GgufTruncation(end);
    if (end > MAX_HEADER_BYTES) throw new GgufDamage('the header is larger than 128 MiB');
  }

  u8 = () => this.#buffer.readUInt8(this.#advance(1));
  i8 = () => this.#buffer.readInt8(this.#advance(1));
  u16 = () => this.#buffer.readUInt16LE(this.#advance(2));
  i16 = () => this.#buffer.readInt16LE(this.#advance(2));
  u32 = () => this.#buffer.readUInt32LE(this.#advance(4));
  i32 = () => this.#buffer.readInt32LE(this.#advance(4));
  u64 = () => this.#buffer.readBigUInt64LE(this.#advance(8));
  i64 = () => this.#buffer.readBigInt64LE(this.#advance(8));
  f32 = () => this.#buffer.readFloatLE(this.#advance(4));
  f64 = () => this.#buffer.readDoubleLE(this.#advance(8));
  utf8 = (bytes: number) => {
    const start = this.#advance(bytes);
    return this.#buffer.toString('utf8', start, start + bytes);
  };

  /** The next text (its length, then its bytes) where all of it is already in memory, otherwise undefined. */
  textInBuffer(): string | undefined {
    if (this.#buffer.length - this.#at < 8) return undefined;
    const bytes = this.#buffer.readBigUInt64LE(this.#at);
    if (bytes > BigInt(this.#buffer.length - this.#at - 8)) return undefined;
    this.#at += 8;
    return this.utf8(Number(bytes));
  }

  #advance(bytes: number): number {
    const at = this.#at;
    this.#at += bytes;
    return at;
  }

  async #fill(bytes: number): Promise<void> {
    this.checkFits(bytes, 'a value');
    const rest = this.#buffer.subarray(this.#at);
    const from = this.position + rest.length;
    const wanted = Math.min(Math.max(PIECE_BYTES, bytes - rest.length), this.fileBytes - from);
    const piece = Buffer.alloc(wanted);
    let got = 0;
    while (got < wanted) {
      const { bytesRead } = await this.#file.read(piece, got, wanted - got, from + got);
      if (bytesRead === 0) throw new GgufTruncation(from + wanted);
      got += bytesRead;
    }
    this.#base = this.position;
    this.#at = 0;
    this.#buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
  }
}
