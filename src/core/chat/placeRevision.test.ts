import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeRevision } from './placeRevision.ts';

const originAt = (draft: string, at?: number) => ({
  ...{ source: '', draft, from: 'zh-Hans', to: 'en', terms: [] },
  ...(at !== undefined && { translation: { id: 'a', at } }),
});

it('a revision takes the place of its draft, of several the nearest to where that began', () => {
  const target = 'Yes. No. Yes. No. Yes.';
  const place = (at?: number) => placeRevision(target, originAt('Yes.', at), [], 'Sure.');
  expect(place()).toBe('Sure. No. Yes. No. Yes.');
  expect(place(9)).toBe('Yes. No. Sure. No. Yes.');
  expect(place(14)).toBe('Yes. No. Yes. No. Sure.');
  expect(place(12)).toBe('Yes. No. Sure. No. Yes.');
  expect(place(999)).toBe('Yes. No. Yes. No. Sure.');
});

it('the newest version that the translation still has is replaced, and the draft only when none is left', () => {
  const place = (target: string, ...versions: string[]) =>
    placeRevision(target, originAt('Hi.', 0), versions, 'Good day.');
  expect(place('Hi. Hello. Hey.', 'Hey.', 'Hello.')).toBe('Hi. Hello. Good day.');
  expect(place('Hi. Hello.', 'Hey.', 'Hello.')).toBe('Hi. Good day.');
  expect(place('Hi. Bye.', 'Hey.', 'Hello.')).toBe('Good day. Bye.');
  expect(place('Bye.', 'Hey.', 'Hello.')).toBeNull();
  expect(place('Bye.', '')).toBeNull();
});

it('an answer that is only a part of what stands there does not break it up', () => {
  const place = (target: string, ...versions: string[]) =>
    placeRevision(target, originAt('He went home.', 0), versions, 'She left.');
  expect(place('He went home. It rained.', 'She left.', 'He went')).toBe('She left. It rained.');
  expect(place('He went home. It rained.', 'She left.', 'home.', 'He went')).toBe(
    'She left. It rained.',
  );
  expect(place('He went It rained.', 'She left.', 'He went')).toBe('She left. It rained.');
});

it('whatever stands around the draft stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ minLength: 1 }),
      fc.string(),
      fc.string(),
      (a, b, c, d) => {
        expect(placeRevision(a + b + c, originAt(b, a.length), [], d)).toBe(a + d + c);
      },
    ),
  );
});
