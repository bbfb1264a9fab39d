import { expect, test } from 'vitest';
import type { TermFields } from '#shared/ipc/glossary.ts';
import { contradiction, lacking, NEW_TERM } from './termFields.ts';

const term = (source: string, target: string, rest: Partial<TermFields> = {}): TermFields => ({
  ...NEW_TERM,
  source,
  target,
  ...rest,
});

test('a term needs both words, and a forbidden one only its own', () => {
  expect(lacking(NEW_TERM)).toBe('source');
  expect(lacking(term('house', ' '))).toBe('target');
  expect(lacking(term('house', 'Haus'))).toBeNull();
  expect(lacking(term('', 'Hütte', { forbidden: true }))).toBeNull();
  expect(lacking(term('house', '', { forbidden: true }))).toBe('target');
});

test('two translations of one term are told at both, whatever their case', () => {
  const house = term('House', 'Haus');
  const home = term('house', 'Heim');
  expect(contradiction(house, [undefined, home])).toEqual({ kind: 'also', target: 'Heim' });
  expect(contradiction(home, [house, undefined])).toEqual({ kind: 'also', target: 'Haus' });
  expect(contradiction(house, [term('houses', 'Häuser'), undefined])).toBeNull();
});

test('what is asked for and forbidden at once is told', () => {
  const asked = term('house', 'Haus');
  const never = term('house', 'Haus', { forbidden: true });
  expect(contradiction(asked, [never])).toEqual({ kind: 'alsoForbidden', target: 'Haus' });
  expect(contradiction(never, [asked])?.kind).toBe('alsoForbidden');
  // To ask for one word and to forbid another go well together, and so do two forbidden ones.
  expect(contradiction(asked, [term('house', 'Bude', { forbidden: true })])).toBeNull();
  expect(contradiction(never, [term('house', 'Bude', { forbidden: true })])).toBeNull();
});
