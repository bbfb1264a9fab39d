import { expect, test } from 'vitest';
import { withDraft } from './composerDrafts.ts';

test('each conversation has its own draft, and the last one written comes last', () => {
  const drafts = withDraft(withDraft({ a: 'one' }, 'b', 'two'), 'a', 'one more');
  expect(Object.entries(drafts)).toEqual([
    ['b', 'two'],
    ['a', 'one more'],
  ]);
});

test('a draft that is empty is none', () => {
  expect(withDraft({ a: 'one', b: 'two' }, 'a', '')).toEqual({ b: 'two' });
});

test('of very many drafts the oldest go', () => {
  let drafts = {};
  for (let i = 0; i < 60; i++) drafts = withDraft(drafts, `c${i}`, 'text');
  expect(Object.keys(drafts)).toHaveLength(50);
  expect(drafts).toHaveProperty('c59');
});
