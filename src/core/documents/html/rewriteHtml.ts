import type { Targets, WriteOptions } from '../document.ts';
import type { Region } from '../splice/region.ts';
import { spliceText } from '../splice/spliceText.ts';
import type { Edit } from './language.ts';

/** `text` with the targets in their regions, and with the edits, which are no units. */
export function rewriteHtml(
  text: string,
  regions: readonly Region[],
  targets: Targets,
  edits: readonly Edit[],
  { bilingual = false }: Pick<WriteOptions, 'bilingual'> = {},
  firstUnit = 0,
): string {
  const all = new Map(targets);
  const edited = edits.map(({ begin, end, written }, index): Region => {
    all.set(firstUnit + regions.length + index, [written]);
    return { begin, end, content: [], tags: new Map(), encode: (it) => it };
  });
  return spliceText(text, [...regions, ...edited], all, { bilingual }, firstUnit);
}
