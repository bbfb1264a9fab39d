import { describe, expect, it, test } from 'vitest';
import type { MemoryMatch } from '#shared/ipc/memory.ts';
import type { Segment, SegmentTerm } from '#shared/ipc/translator.ts';
import { countToLookAt, flagsToSay, newMatches, worthSaying } from './worthSaying.ts';

const segment: Segment = {
  id: 1,
  source: { begin: 0, end: 2 },
  from: 'zh-Hans',
  gap: '',
  target: 'Hello.',
  state: 'done',
  origin: 'model',
  accepted: false,
  flags: [],
  terms: [],
};
const match = (target: string, score: number): MemoryMatch => ({
  ...{ id: 1, source: '你好', target, from: 'zh-Hans', to: 'en', origin: 'edit', createdAt: 0 },
  score,
});
const term = (state: SegmentTerm['state']): SegmentTerm => ({
  ...{ source: '模型', target: 'model', note: '', at: null },
  state,
});

describe('what the translation memory has', () => {
  it('is news where it is another text than the one that stands there', () => {
    expect(newMatches(segment, [match('Hello.', 100), match('Hi.', 80)])).toEqual([
      match('Hi.', 80),
    ]);
    expect(worthSaying(segment, [match('Hello.', 100)])).toBe(false);
    expect(worthSaying(segment, [match('Hi.', 80)])).toBe(true);
  });

  it('is told too where the text is taken from there', () => {
    const filled: Segment = { ...segment, origin: 'memory' };
    expect(newMatches(filled, [match('Hello.', 100), match('Hello.', 80)])).toEqual([
      match('Hello.', 100),
    ]);
  });
});

test('a term that is missing is said once, by itself, and counts as one thing to look at', () => {
  const missed: Segment = {
    ...segment,
    flags: ['numbers', 'terms'],
    terms: [term('applied'), term('missed')],
  };
  expect(flagsToSay(missed)).toEqual(['numbers']);
  expect(countToLookAt(missed)).toBe(2);
  // The term itself is not known any more.
  expect(flagsToSay({ ...missed, terms: [] })).toEqual(['numbers', 'terms']);
  expect(countToLookAt(segment)).toBe(0);
});

test('who accepts a sentence has looked at it, and there is nothing more to say of it than its terms', () => {
  const accepted: Segment = { ...segment, accepted: true, flags: ['numbers'] };
  expect(flagsToSay(accepted)).toEqual([]);
  expect(countToLookAt({ ...accepted, terms: [term('missed')] })).toBe(0);
  expect(worthSaying(accepted, [])).toBe(false);
  expect(worthSaying({ ...accepted, terms: [term('missed')] }, [])).toBe(true);
});
