import { describe, expect, test } from 'vitest';
import { planPair, type PairWish } from './pairPlan.ts';

const two = ['zh-Hans', 'en'];
const three = ['zh-Hans', 'en', 'de'];
const plan = (language: string | null, to: string, more: Partial<PairWish> = {}) =>
  planPair({
    ...{ known: two, language, from: 'auto', to, pairMode: false, keepsTarget: false, recent: [] },
    ...more,
  });

describe('a model of two languages', () => {
  test('takes a text in the target language for a wish for the other', () => {
    expect(plan('en', 'en')).toEqual({ from: 'auto', to: 'zh-Hans', isKnown: true });
    expect(plan('zh-Hans', 'zh-Hans')).toEqual({ from: 'auto', to: 'en', isKnown: true });
  });

  test('translates nothing into a target that was just chosen, or from the target itself', () => {
    expect(plan('en', 'en', { keepsTarget: true })).toMatchObject({ to: 'en', isKnown: false });
    expect(plan('en', 'en', { from: 'en' })).toMatchObject({ to: 'en', isKnown: false });
  });
});

test('a pair is known when both its languages are, as far as the text tells', () => {
  expect(plan('en', 'zh-Hans').isKnown).toBe(true);
  expect(plan(null, 'en').isKnown).toBe(true);
  expect(plan(null, 'de').isKnown).toBe(false);
  expect(plan('de', 'en').isKnown).toBe(false);
  expect(plan('zh-Hant', 'en').isKnown).toBe(false);
  expect(plan('en', 'en', { known: three }).isKnown).toBe(false);
  expect(plan('de', 'fi', { known: undefined }).isKnown).toBe(true);
});

describe('pair mode', () => {
  const pair = { pairMode: true, known: undefined };

  test('turns the chosen languages round for a text in the target language', () => {
    const toGerman = plan('de', 'de', { ...pair, from: 'fi' });
    expect(toGerman).toMatchObject({ from: 'de', to: 'fi' });
    expect(plan('fi', 'fi', { ...pair, ...toGerman })).toMatchObject({ from: 'fi', to: 'de' });
  });

  test('under auto goes into the language used last, and back', () => {
    const recent = ['de', 'fi', 'en'];
    expect(plan('de', 'de', { ...pair, recent })).toMatchObject({ from: 'auto', to: 'fi' });
    expect(plan('fi', 'fi', { ...pair, recent })).toMatchObject({ from: 'auto', to: 'de' });
  });

  test('leaves texts in a third language, or that do not tell, as they are', () => {
    expect(plan('fr', 'de', { ...pair, from: 'fi' })).toMatchObject({ from: 'fi', to: 'de' });
    expect(plan(null, 'de', { ...pair, from: 'fi' })).toMatchObject({ from: 'fi', to: 'de' });
  });

  test('never turns a target that was just chosen', () => {
    expect(plan('de', 'de', { ...pair, keepsTarget: true })).toMatchObject({ to: 'de' });
  });
});
