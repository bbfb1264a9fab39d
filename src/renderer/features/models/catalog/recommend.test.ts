import { expect, test } from 'vitest';
import type { CatalogModel } from '#shared/ipc/models.ts';
import { recommendedModel } from './recommend.ts';

const model = (id: string, part: Partial<CatalogModel> = {}): CatalogModel => ({
  id,
  name: id,
  origin: 'official',
  needsBase: false,
  choices: [],
  recommended: 'q4_k_m',
  installed: [],
  ...part,
});

test('the newest model that fits is the one to get', () => {
  const small = model('bayling-2-7b');
  expect(recommendedModel([small, model('bayling-3-8b')])).toBe('bayling-3-8b');
  const tooBig = model('bayling-3-8b');
  delete tooBig.recommended;
  expect(recommendedModel([tooBig, small])).toBe('bayling-2-7b');
  expect(recommendedModel([tooBig])).toBeUndefined();
});

test('nothing is recommended over what is there already, and nothing that others published', () => {
  expect(recommendedModel([model('bayling-3-8b', { installed: ['/m.gguf'] })])).toBeUndefined();
  expect(recommendedModel([model('a/b', { origin: 'added' })])).toBeUndefined();
});
