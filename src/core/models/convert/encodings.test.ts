import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingFor, encodings } from './encodings.ts';
import { fromHalf } from './float16.ts';

const q8 = (values: readonly number[]) => {
  const bytes = Buffer.from(encodings.q8_0.encode(Float32Array.from(values)));
  return { half: bytes.readUInt16LE(0), numbers: [...new Int8Array(bytes.subarray(2))] };
};
const padded = (...values: number[]) => [...values, ...Array<number>(32 - values.length).fill(0)];

describe('Q8_0', () => {
  it('is a scale and whole numbers, halves rounded away from zero', () => {
    const { half, numbers } = q8(padded(127, -127, 0.5, -0.5, 0.49, 2.5, -2.5));
    expect(fromHalf(half)).toBe(1);
    expect(numbers).toEqual(padded(127, -127, 1, -1, 0, 3, -3));
  });

  it('rounds with the scale as it was before it became 16 bits wide', () => {
    // 1/127 in 16 bits is 0.0078735: with that, 1 would be 127.008 and 0.5 63.504 of it.
    expect(q8(padded(1, 0.4999))).toEqual({ half: 0x2008, numbers: padded(127, 63) });
  });

  it('of zeros, and of what is next to nothing, is zero', () => {
    const zero = { half: 0, numbers: padded() };
    expect(q8(padded())).toEqual(zero);
    expect(q8(padded(1e-40, -1e-38))).toEqual(zero);
  });

  it('keeps every value within half a step and the rounding of the scale', () => {
    const block = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), {
      minLength: 32,
      maxLength: 32,
    });
    fc.assert(
      fc.property(block, (values) => {
        const largest = Math.max(...values.map(Math.abs));
        fc.pre(largest > 0.01);
        const { half, numbers } = q8(values);
        const step = largest / 127;
        for (const [index, value] of values.entries()) {
          const kept = fromHalf(half) * (numbers[index] ?? 0);
          expect(Math.abs(kept - value)).toBeLessThanOrEqual(step * 0.5 + largest * 2 ** -10);
        }
      }),
    );
  });
});

describe('the type of a tensor', () => {
  it('is the one asked for, where its rows are whole blocks', () => {
    expect(encodingFor([64, 100], 'q8_0')).toBe(encodings.q8_0);
    expect(encodingFor([64, 100], 'f16')).toBe(encodings.f16);
    expect(encodingFor([48, 100], 'q8_0')).toBe(encodings.f16);
  });

  it('is F32 for a vector', () => {
    const { type, encode } = encodingFor([64], 'q8_0');
    expect(type).toBe(0);
    expect(new Float32Array(encode(Float32Array.of(1e38, -0.1)).buffer)).toEqual(
      Float32Array.of(1e38, -0.1),
    );
  });
});

it.each([
  ['f16', NaN],
  ['f16', 65_520],
  ['f16', -Infinity],
  ['q8_0', NaN],
  ['q8_0', 65_520 * 127],
] as const)('%s refuses %d: it would not come back', (type, value) => {
  const values = Float32Array.from(padded(1, value));
  expect(() => encodings[type].encode(values)).toThrow('cannot be kept');
});
