/**
 * Conversions between the floating-point formats that weights come in, over whole arrays. Node knows Float16Array only
 * from version 24 on, and the window's engine may run in an older one.
 */
const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

const INFINITE = 0x7c00;
/** The bits of the 32-bit floats 2¹⁶ and 2⁻¹⁴: what the normal 16-bit floats lie between. */
const TOO_LARGE = 0x47800000;
const SMALLEST_NORMAL = 0x38800000;

/** The bits of the 16-bit float nearest to a 32-bit one, halves to the even one; infinity from 65520 on. */
export function toHalf(value: number): number {
  float[0] = value;
  const all = bits[0] ?? 0;
  const sign = (all >>> 16) & 0x8000;
  const magnitude = all & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | INFINITE | 0x200;
  if (magnitude >= TOO_LARGE) return sign | INFINITE;
  if (magnitude < SMALLEST_NORMAL) {
    // A unit in the last place of 0.5 is the smallest 16-bit float, 2⁻²⁴: the sum rounds to it.
    float[0] = Math.abs(value) + 0.5;
    return sign | ((bits[0] ?? 0) - 0x3f000000);
  }
  const halfway = 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((magnitude + halfway - 0x38000000) >>> 13);
}

/** The value of a 16-bit float by its bits. */
export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 0x1f) return mantissa === 0 ? sign * Infinity : NaN;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

const values = Float32Array.from({ length: 1 << 16 }, (_, half) => fromHalf(half));

/** The 16-bit float nearest to a 32-bit one, by its value. */
export function roundToHalf(value: number): number {
  return values[toHalf(value)] ?? 0;
}

// Loops over indices: `for … of`, `map` and `from` take four to ten times as long, and models have thousands of millions
// of values.

export function fromHalves(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let at = 0; at < halves.length; at++) floats[at] = values[halves[at] ?? 0] ?? 0;
  return floats;
}

export function toHalves(floats: Float32Array): Uint16Array {
  const halves = new Uint16Array(floats.length);
  for (let at = 0; at < floats.length; at++) halves[at] = toHalf(floats[at] ?? 0);
  return halves;
}

/** BF16 is the upper half of a 32-bit float. */
export function fromBfloats(bfloats: Uint16Array): Float32Array {
  const words = new Uint32Array(bfloats.length);
  for (let at = 0; at < bfloats.length; at++) words[at] = (bfloats[at] ?? 0) << 16;
  return new Float32Array(words.buffer);
}
