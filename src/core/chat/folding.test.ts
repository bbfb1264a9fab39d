import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldedPairs } from './folding.ts';

const plan = (kept: number) => ({ kept, window: 1000, roomAfter: () => 250 });
const branch = (turns: readonly number[]) => ({ fixed: 40, pair: 10, turns });
const turnSizes = fc
  .array(fc.nat(300), { minLength: 1, maxLength: 60 })
  .map((turns) => turns.slice(0, turns.length - ((turns.length + 1) % 2)));

const sizeOf = (turns: readonly number[], pairs: number, kept: number) => {
  const shown = [...turns.slice(0, kept), ...turns.slice(kept + 2 * pairs)];
  return 40 + ((shown.length - 1) / 2) * 10 + shown.reduce((sum, turn) => sum + turn, 0);
};

it('folds nothing as long as prompt and answer fit', () => {
  expect(foldedPairs(branch([100, 200, 100, 200, 90]), plan(0))).toBe(0);
  expect(foldedPairs(branch([100, 200, 100, 200, 100]), plan(0))).toBe(1);
});

it('leaves what fits, or what must stay', () => {
  fc.assert(
    fc.property(turnSizes, fc.constantFrom(0, 1), (turns, kept) => {
      const pairs = foldedPairs(branch(turns), plan(kept));
      const most = Math.max(0, (turns.length - 1) / 2 - kept);
      expect(pairs).toBeLessThanOrEqual(most);
      if (pairs < most) expect(sizeOf(turns, pairs, kept)).toBeLessThanOrEqual(750);
    }),
  );
});

it('never shows again what it folded, and folds rarely', () => {
  fc.assert(
    fc.property(turnSizes, fc.constantFrom(0, 1), (turns, kept) => {
      let before = 0;
      for (let length = 1; length <= turns.length; length += 2) {
        const pairs = foldedPairs(branch(turns.slice(0, length)), plan(kept));
        expect(pairs).toBeGreaterThanOrEqual(before);
        before = pairs;
      }
    }),
  );
  const even = Array.from({ length: 201 }, () => 20);
  const points = new Set<number>();
  for (let length = 1; length <= even.length; length += 2)
    points.add(foldedPairs(branch(even.slice(0, length)), plan(0)));
  // 100 turns of 50 tokens, of which 250 are folded at a time.
  expect(points.size).toBeLessThan(25);
});
