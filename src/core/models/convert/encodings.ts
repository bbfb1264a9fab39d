import { ggmlType } from '../gguf/ggmlTypes.ts';
import { ConvertDamage } from './damage.ts';
import { toHalf, toHalves } from './float16.ts';

/** How the matrices of a model are written. */
export type WeightType = 'f16' | 'q8_0';

export interface Encoding {
  /** Code of the ggml type. */
  type: number;
  /** Code of a file whose matrices are of this type: llama.h's `llama_ftype`. */
  fileType: number;
  /** Bytes of whole rows. Throws ConvertDamage where a value is not finite or too large. */
  encode: (values: Float32Array) => Uint8Array;
}

/** Half of a unit above the largest 16-bit float, 65504, rounding ends in infinity. */
const HALF_LIMIT = 65_520;
const Q8_BLOCK = 32;
const Q8_MAX = 127;

const f32: Encoding = {
  type: 0,
  fileType: 0,
  encode: (values) => bytesOf(checked(values, Infinity)),
};
const f16: Encoding = {
  type: 1,
  fileType: 1,
  encode: (values) => bytesOf(toHalves(checked(values, HALF_LIMIT))),
};
const q8: Encoding = {
  type: 8,
  fileType: 7,
  encode: (values) => quantizeQ8(checked(values, HALF_LIMIT * Q8_MAX)),
};
export const encodings: Record<WeightType, Encoding> = { f16, q8_0: q8 };

/** Vectors stay 32 bits wide, as llama.cpp wants them; rows that are not whole blocks become F16. */
export function encodingFor(shape: readonly number[], asked: WeightType): Encoding {
  if (shape.length === 1) return f32;
  const encoding = encodings[asked];
  return (shape[0] ?? 0) % (ggmlType(encoding.type)?.blockSize ?? 1) === 0 ? encoding : f16;
}

function checked(values: Float32Array, limit: number): Float32Array {
  const { length } = values;
  for (let at = 0; at < length; at++) {
    const value = values[at] ?? 0;
    if (!(Math.abs(value) < limit)) throw new ConvertDamage(`holds ${value}, which cannot be kept`);
  }
  return values;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * Blocks of 32 values as a 16-bit scale and 32 whole numbers, bit for bit as ggml's `quantize_row_q8_0_ref`: the scale
 * is the largest magnitude / 127, the numbers are rounded with the scale before it became 16 bits wide, halves away
 * from zero.
 */
function quantizeQ8(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array((values.length / Q8_BLOCK) * (2 + Q8_BLOCK));
  let to = 0;
  for (let start = 0; start < values.length; start += Q8_BLOCK) {
    const end = start + Q8_BLOCK;
    let largest = 0;
    for (let at = start; at < end; at++) largest = Math.max(largest, Math.abs(values[at] ?? 0));
    const scale = Math.fround(largest / Q8_MAX);
    const inverse = Math.fround(1 / scale);
    const half = toHalf(scale);
    bytes[to++] = half & 0xff;
    bytes[to++] = half >>> 8;
    for (let at = start; at < end; at++) {
      // A scale so small that its inverse overflows is zero in 16 bits: the numbers then mean nothing.
      const value = inverse < Infinity ? (values[at] ?? 0) * inverse : 0;
      bytes[to++] = roundAway(Math.fround(value));
    }
  }
  return bytes;
}

function roundAway(value: number): number {
  return Math.trunc(value + Math.sign(value) * 0.5);
}
