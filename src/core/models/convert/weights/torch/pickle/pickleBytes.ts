import { ConvertDamage } from '../../../damage.ts';

/** Takes the numbers and texts of a pickle one after the other. All throw ConvertDamage where it ends before. */
export class PickleBytes {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8 = () => this.#bytes.readUInt8(this.#advance(1));
  u16 = () => this.#bytes.readUInt16LE(this.#advance(2));
  u32 = () => this.#bytes.readUInt32LE(this.#advance(4));
  i32 = () => this.#bytes.readInt32LE(this.#advance(4));
  /** 64 bits; what is more than a safe integer is more than the pickle, and stays so. */
  u64 = () => Number(this.#bytes.readBigUInt64LE(this.#advance(8)));
  f64 = () => this.#bytes.readDoubleBE(this.#advance(8));

  /** A whole number of any length, little-endian, in two's complement. Longer ones than 6 bytes count no weights. */
  long(bytes: number): number {
    if (bytes > 6) throw new ConvertDamage('its description of the weights has an impossible size');
    const at = this.#advance(bytes);
    return bytes === 0 ? 0 : this.#bytes.readIntLE(at, bytes);
  }

  text(bytes: number): string {
    const at = this.#advance(bytes);
    return this.#bytes.toString('utf8', at, at + bytes);
  }

  /** Up to the next line feed, which is taken as well. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    const text = this.text((end < 0 ? Infinity : end) - this.#at);
    this.#at++;
    return text;
  }

  #advance(bytes: number): number {
    const at = this.#at;
    if (at + bytes > this.#bytes.length) {
      throw new ConvertDamage('its description of the weights is cut off');
    }
    this.#at += bytes;
    return at;
  }
}
