import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBfloats, fromHalf, fromHalves, toHalf, toHalves } from './float16.ts';

const finite = Array.from({ length: 0x7c00 }, (_, half) => half);

describe('16-bit floats', () => {
  it.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [1 / 3, 0x3555],
    [65_504, 0x7bff],
    [65_519.996, 0x7bff],
    [65_520, 0x7c00],
    [1e38, 0x7c00],
    [-Infinity, 0xfc00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.001, 0x0001],
    [2 ** -24 * 1.5, 0x0002],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('%d is %i', (value, half) => {
    expect(toHalf(value)).toBe(half);
  });

  it('come back as they are, all of them', () => {
    const all = [...finite, ...finite.map((half) => half | 0x8000), 0x7c00, 0xfc00];
    expect(all.filter((half) => toHalf(fromHalf(half)) !== half)).toEqual([]);
    expect(fromHalf(toHalf(NaN))).toBeNaN();
  });

  it('are the nearest to a number, and the even one of two that are as near', () => {
    const number = fc.oneof(
      fc.float({ min: -65_504, max: 65_504, noNaN: true }),
      fc.float({ min: Math.fround(-1e-4), max: Math.fround(1e-4), noNaN: true }),
    );
    fc.assert(
      fc.property(number, (value) => {
        const half = toHalf(value) & 0x7fff;
        const error = (other: number) => Math.abs(fromHalf(other) - Math.abs(value));
        for (const neighbour of [half - 1, half + 1].filter(
          (other) => other >= 0 && other < 0x7c00,
        )) {
          if (error(neighbour) === error(half)) expect(half % 2).toBe(0);
          else expect(error(half)).toBeLessThan(error(neighbour));
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('are converted in arrays as one by one', () => {
    const values = Float32Array.of(0.1, -3, 1e-7, 60_000);
    const halves = toHalves(values);
    expect([...halves]).toEqual([...values].map(toHalf));
    expect([...fromHalves(halves)]).toEqual([...halves].map(fromHalf));
  });
});

it('BF16 is the upper half of a 32-bit float', () => {
  expect([...fromBfloats(Uint16Array.of(0x3f80, 0xc000, 0x7f80))]).toEqual([1, -2, Infinity]);
});
