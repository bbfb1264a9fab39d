import { expect, test } from 'vitest';
import type { SegmentTerm } from '#shared/ipc/translator.ts';
import { termParts } from './termParts.ts';

const term = (
  begin: number,
  end: number,
  state: SegmentTerm['state'] = 'applied',
): SegmentTerm => ({
  ...{ source: 's', target: 't', note: '', state, at: { begin, end } },
});
const texts = (...parts: ReturnType<typeof termParts>) =>
  parts.map(({ text, term }) => (term ? `[${text}]` : text));

test('terms are cut out where they stand, in their order', () => {
  expect(texts(...termParts('a green house', [term(8, 13), term(2, 7, 'forbidden')]))).toEqual([
    ...['a ', '[green]', ' ', '[house]'],
  ]);
});

test('a target without terms, or whose terms are missed, is one part', () => {
  expect(termParts('house', [])).toEqual([{ text: 'house', term: null }]);
  const missed: SegmentTerm = { ...term(0, 1), state: 'missed', at: null };
  expect(termParts('house', [missed])).toEqual([{ text: 'house', term: null }]);
});

test('overlapping terms and ones beyond the target cost no character', () => {
  const parts = termParts('green house', [term(0, 8), term(6, 11), term(5, 90)]);
  expect(parts.map(({ text }) => text).join('')).toBe('green house');
});
