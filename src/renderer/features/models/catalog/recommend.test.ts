import { expect, test } from 'vitest';
import type { CatalogModel, Fit } from '#shared/ipc/models.ts';
import { recommendations } from './recommend.ts';

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
/** A model that nothing is to be had of here; `place`: where it would run. */
const without = (id: string, place: Fit['place']): CatalogModel => {
  const fit = {
    place,
    gpuLayers: 0,
    layers: 32,
    contextSize: 2048,
    neededBytes: 1,
    availableBytes: 1,
  };
  const choice = { id: 'q4_k_m', label: 'Q4_K_M', fileBytes: 1, diskBytes: 1, fit };
  const made = model(id, { choices: [choice] });
  delete made.recommended;
  return made;
};
const of = (...catalog: CatalogModel[]) => Object.fromEntries(recommendations(catalog));

test('the newest model that fits is the one to get', () => {
  const small = model('bayling-2-7b');
  expect(of(small, model('bayling-3-8b'))).toEqual({ 'bayling-3-8b': 'best' });
  expect(of(without('bayling-3-8b', 'none'), small)).toEqual({ 'bayling-2-7b': 'best' });
  expect(of(without('bayling-3-8b', 'none'))).toEqual({});
});

test('a model that only the disk has no room for is said to be the best, and the next one leads on', () => {
  const large = without('bayling-3-8b', 'memory');
  expect(of(model('bayling-2-7b'), large)).toEqual({
    'bayling-3-8b': 'tooLarge',
    'bayling-2-7b': 'next',
  });
  expect(of(large)).toEqual({ 'bayling-3-8b': 'tooLarge' });
  const there = model('bayling-2-13b', { installed: ['/m.gguf'] });
  expect(of(large, there, model('bayling-2-7b'))).toEqual({ 'bayling-3-8b': 'tooLarge' });
});

test('nothing is recommended over what is there already, and nothing that others published', () => {
  const there = model('bayling-3-8b', { installed: ['/m.gguf'] });
  expect(of(there, model('bayling-2-13b'))).toEqual({});
  expect(of(model('a/b', { origin: 'added' }))).toEqual({});
});
