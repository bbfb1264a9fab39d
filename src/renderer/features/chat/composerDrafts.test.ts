import { expect, test } from 'vitest';
import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { draftsToSave, lengthOf, withDraft } from './composerDrafts.ts';

const none: ReadonlySet<string> = new Set();

test('each conversation has its own draft, and the last one written comes last', () => {
  const drafts = withDraft(withDraft({ a: 'one' }, 'b', 'two'), 'a', 'one more');
  expect(Object.entries(drafts)).toEqual([
    ['b', 'two'],
    ['a', 'one more'],
  ]);
  expect(lengthOf(drafts)).toBe(11);
});

test('a draft that is empty is none', () => {
  expect(withDraft({ a: 'one', b: 'two' }, 'a', '')).toEqual({ b: 'two' });
});

test('of very many drafts the oldest are not saved', () => {
  const drafts = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`c${i}`, 'text']));
  const saved = draftsToSave(drafts, none);
  expect(Object.keys(saved)).toEqual(Object.keys(drafts).slice(-50));
});

test('very long drafts are saved as far as there is room, the newest first', () => {
  const long = 'x'.repeat(MAX_SOURCE_CHARACTERS - 10);
  expect(Object.keys(draftsToSave({ a: long, b: 'short', c: long }, none))).toEqual(['b', 'c']);
  expect(draftsToSave({ a: `${long}and ten more` }, none)).toEqual({});
});

test('the draft of a deleted conversation is not saved, and is again when that is back', () => {
  const drafts = { a: 'one', b: 'two' };
  expect(draftsToSave(drafts, new Set(['a']))).toEqual({ b: 'two' });
  expect(draftsToSave(drafts, none)).toEqual(drafts);
});
