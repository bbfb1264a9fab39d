import { expect, it } from 'vitest';
import { createPromptLookup } from './promptLookup.ts';

it('goes on as the text did where its last tokens stood before', () => {
  expect(createPromptLookup([1, 2, 3, 4, 5, 2, 3]).find(2)).toEqual([4, 5]);
});

it('takes the longest match, and of several the latest', () => {
  expect(createPromptLookup([1, 2, 7, 9, 2, 8, 1, 2]).find(1)).toEqual([7]);
  expect(createPromptLookup([1, 2, 7, 1, 2, 8, 1, 2]).find(1)).toEqual([8]);
});

it('finds nothing after a token that is new, in a text of one token, and where nothing is wanted', () => {
  expect(createPromptLookup([1, 2, 3]).find(5)).toEqual([]);
  expect(createPromptLookup([1]).find(5)).toEqual([]);
  expect(createPromptLookup([1, 2, 1]).find(0)).toEqual([]);
});

it('finds what was generated as well as what was asked', () => {
  const lookup = createPromptLookup([1, 2, 3]);
  lookup.append([8, 9, 8]);
  expect(lookup.find(5)).toEqual([9, 8]);
});
