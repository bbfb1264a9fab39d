import type { Content } from '#shared/content.ts';
import type { Leaf } from './leaf.ts';
import { oneLine } from './renderTarget.ts';

/** Our own HTML for emphasis is the same as Markdown's marks for it. */
const SAME = new Map([
  ['html <em>', '<emphasis>'],
  ['html </em>', '</emphasis>'],
  ['html <strong>', '<strong>'],
  ['html </strong>', '</strong>'],
  ['html <del>', '<delete>'],
  ['html </del>', '</delete>'],
]);

/** What a content says, however it is spelled: two that read the same have the same one. Spaces do not count. */
export function meaningOf(leaf: Pick<Leaf, 'tags'>, content: Content): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return oneLine(part).replace(/[\s\u200B]+/g, '');
      const sign = leaf.tags.get(part.id)?.sign ?? '';
      if (part.kind === 'alone') return SAME.get(sign) ?? `\u0001${sign}\u0001`;
      return part.kind === 'open' ? `<${sign}>` : `</${sign}>`;
    })
    .join('');
}
