import type { CatalogModel, Machine } from '#shared/ipc/models.ts';

type Choice = CatalogModel['choices'][number];
type Place = NonNullable<Choice['fit']>['place'];

/**
 * In the order they are tried. Wholly on the GPU a model is fast at any size, so the most exact comes first, up to Q8_0:
 * F16 takes twice the room and nobody could tell the difference. Where the processor works, every byte of the weights is
 * read for each token, so the smallest one of good quality comes first. What is smaller still makes noticeable
 * mistakes: it is better than no model, and comes last.
 */
const ORDER: readonly (readonly [quantizations: readonly string[], places: readonly Place[]])[] = [
  [['q8_0', 'q6_k', 'q5_k_m', 'q4_k_m'], ['gpu']],
  [['q4_k_m'], ['partly', 'memory']],
  [
    ['q4_k_s', 'q3_k_m', 'q2_k'],
    ['gpu', 'partly', 'memory'],
  ],
];

/** The id of the choice that suits this computer best; undefined where none fits its memory and its disk. */
export function recommendedOf(choices: readonly Choice[], { disk }: Machine): string | undefined {
  for (const [quantizations, places] of ORDER) {
    for (const quantization of quantizations) {
      const found = choices.find(
        ({ label, fit, diskBytes }) =>
          label.toLowerCase() === quantization &&
          fit !== undefined &&
          places.includes(fit.place) &&
          diskBytes <= disk.freeBytes,
      );
      if (found) return found.id;
    }
  }
  return undefined;
}
