import type { Targets, WriteOptions } from '../document.ts';
import type { Range, Region } from '../splice/region.ts';
import { spliceText } from '../splice/spliceText.ts';

/** A part of a document's text that is replaced, or of no length where something is put in; `text` is raw. */
export interface Edit extends Range {
  text: string;
}

/**
 * `text` with the targets in their regions and with edits of the format's own. At the same place they are written in the
 * order of `parts`; regions are numbered from 0 in theirs.
 */
export function spliceEdits(
  text: string,
  parts: readonly (Region | Edit)[],
  targets: Targets,
  options?: Pick<WriteOptions, 'bilingual'>,
): string {
  const said = new Map<number, ReturnType<Targets['get']> & object>();
  let unit = 0;
  const regions = parts.map((part, index): Region => {
    if (!('text' in part)) {
      const target = targets.get(unit++);
      if (target) said.set(index, target);
      return part;
    }
    said.set(index, [{ kind: 'alone', id: 1 }]);
    const { begin, end } = part;
    const tags = new Map([[1, { alone: part.text }]]);
    return { begin, end, content: [], tags, encode: (it) => it };
  });
  return spliceText(text, regions, said, options);
}
