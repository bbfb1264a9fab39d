import { expect, test } from 'vitest';
import { planPair } from './pairPlan.ts';

const two = ['zh-Hans', 'en'];
const three = ['zh-Hans', 'en', 'de'];

test('a text in the target language is meant for the other one of a model of two', () => {
  expect(planPair(two, 'en', 'en', false)).toEqual({ to: 'zh-Hans', isKnown: true });
  expect(planPair(two, 'zh-Hans', 'zh-Hans', false)).toEqual({ to: 'en', isKnown: true });
});

test('a target that was just chosen stays, and nothing is to be translated', () => {
  expect(planPair(two, 'en', 'en', true)).toEqual({ to: 'en', isKnown: false });
  expect(planPair(three, 'en', 'en', false)).toEqual({ to: 'en', isKnown: false });
});

test('a pair is known when both its languages are, as far as the text tells', () => {
  expect(planPair(two, 'en', 'zh-Hans', false)).toEqual({ to: 'zh-Hans', isKnown: true });
  expect(planPair(two, null, 'en', false)).toEqual({ to: 'en', isKnown: true });
  expect(planPair(two, null, 'de', false)).toEqual({ to: 'de', isKnown: false });
  expect(planPair(two, 'de', 'en', false)).toEqual({ to: 'en', isKnown: false });
  expect(planPair(two, 'zh-Hant', 'en', false)).toEqual({ to: 'en', isKnown: false });
});
