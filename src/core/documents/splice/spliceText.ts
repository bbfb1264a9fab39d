import type { Content } from '#shared/content.ts';
import type { Targets, WriteOptions } from '../document.ts';
import { mergeText } from '../segments/contents.ts';
import type { Piece, Range, Region } from './region.ts';

/** A region, the index of its unit, and the regions that lie in it. */
interface Node extends Range {
  region: Region;
  unit: number;
  inner: Node[];
}

/**
 * `text` with the targets in their regions. `regions` are in the order of their units, the first of which is
 * `firstUnit`; they may come nested, in any order, but must not overlap otherwise.
 */
export function spliceText(
  text: string,
  regions: readonly Region[],
  targets: Targets,
  { bilingual = false }: Pick<WriteOptions, 'bilingual'> = {},
  firstUnit = 0,
): string {
  const roots = nest(regions, firstUnit);

  /** The original, with what is translated in it. */
  function renderRange({ begin, end }: Range, nodes: readonly Node[]): string {
    let out = '';
    let at = begin;
    for (let index = firstFrom(nodes, begin); index < nodes.length; index++) {
      const node = nodes[index];
      if (!node || node.begin > end) break;
      if (node.begin < at || node.end > end) continue;
      out += text.slice(at, node.begin) + renderNode(node);
      at = node.end;
    }
    return out + text.slice(at, end);
  }

  function renderNode(node: Node): string {
    const target = targets.get(node.unit);
    if (!target) return renderRange(node, node.inner);
    const { separator } = node.region;
    if (!bilingual || separator === undefined) return renderTarget(node, target, false);
    return renderRange(node, node.inner) + separator + renderTarget(node, target, true);
  }

  function renderTarget({ region, inner }: Node, target: Content, isCopy: boolean): string {
    const inside: number[] = [];
    const piece = (source: Piece): string => {
      if (typeof source === 'string') return source;
      return 'begin' in source ? renderRange(source, inner) : source.map(piece).join('');
    };
    let out = '';
    // Formats spell white space in a row in a way of their own: they must see all of it.
    for (const part of mergeText(target)) {
      if (typeof part === 'string') {
        out += region.encode(part, inside);
        continue;
      }
      const source = region.tags.get(part.id);
      if (!source) continue;
      if ('alone' in source) {
        if (!(isCopy && source.once)) out += piece(source.alone);
      } else if (part.kind === 'open') {
        inside.push(part.id);
        out += piece(source.open);
      } else {
        inside.pop();
        out += piece(source.close);
      }
    }
    return out;
  }

  return renderRange({ begin: 0, end: text.length }, roots);
}

/** The index of the first of the sorted nodes that begins at `begin` or later: a paragraph may hold very many. */
function firstFrom(nodes: readonly Node[], begin: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.begin ?? begin) < begin) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nest(regions: readonly Region[], firstUnit: number): Node[] {
  const nodes = regions
    .map((region, index): Node => {
      const { begin, end } = region;
      return { begin, end, region, unit: firstUnit + index, inner: [] };
    })
    .sort((a, b) => a.begin - b.begin || b.end - a.end);
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const node of nodes) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= node.begin) open.pop();
    (open.at(-1)?.inner ?? roots).push(node);
    open.push(node);
  }
  return roots;
}
