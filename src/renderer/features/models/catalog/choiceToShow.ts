import type { CatalogModel } from '#shared/ipc/models.ts';

const USUAL = 'q4_k_m';

type Choice = CatalogModel['choices'][number];

/** The choice `wanted`, else the usual one where it fits, else the smallest; undefined where there is none. */
export function choiceToShow(
  choices: readonly Choice[],
  wanted: string | undefined,
): Choice | undefined {
  const find = (id: string | undefined) => choices.find((choice) => choice.id === id);
  const usual = find(USUAL);
  const fitting = usual?.fit?.place === 'none' ? undefined : usual;
  return find(wanted) ?? fitting ?? choices.toSorted((a, b) => a.fileBytes - b.fileBytes)[0];
}
