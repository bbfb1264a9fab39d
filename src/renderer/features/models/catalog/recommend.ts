import type { CatalogModel } from '#shared/ipc/models.ts';

/** What suits most people best, the best first: newer models before older ones, whole weights before differences. */
const PREFERRED = [
  'bayling-3-8b',
  'bayling-2-13b',
  'bayling-2-7b',
  'bayling-13b-v1.1',
  'bayling-13b-v1.0',
  'bayling-7b-v1.0',
];

/** The id of the one model to get on this computer; undefined where none fits, or all that fit are installed. */
export function recommendedModel(catalog: readonly CatalogModel[]): string | undefined {
  const fitting = catalog.filter(
    ({ origin, recommended, installed }) =>
      origin === 'official' && recommended !== undefined && installed.length === 0,
  );
  return PREFERRED.find((id) => fitting.some((model) => model.id === id));
}
