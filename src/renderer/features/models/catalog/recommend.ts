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

/** What a model is to this computer: `best`; `tooLarge`: it would be, but for the disk; `next`: the best with room. */
export type Recommendation = 'best' | 'tooLarge' | 'next';

/** The models to get on this computer, by their ids; none where none runs, or what is there is as good. */
export function recommendations(
  catalog: readonly CatalogModel[],
): ReadonlyMap<string, Recommendation> {
  const official = catalog.filter(({ origin }) => origin === 'official');
  const running = PREFERRED.flatMap((id) =>
    official.filter((model) => model.id === id && runs(model)),
  );
  const found = new Map<string, Recommendation>();
  const [best] = running;
  if (!best || best.installed.length > 0) return found;
  if (best.recommended !== undefined) return found.set(best.id, 'best');
  found.set(best.id, 'tooLarge');
  const next = running.find(
    ({ recommended, installed }) => recommended !== undefined || installed.length > 0,
  );
  return next?.installed.length === 0 ? found.set(next.id, 'next') : found;
}

const runs = ({ recommended, choices }: CatalogModel): boolean =>
  recommended !== undefined || choices.some(({ fit }) => fit && fit.place !== 'none');
