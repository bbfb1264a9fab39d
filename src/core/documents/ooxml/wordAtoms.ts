import type { Piece } from '../splice/region.ts';
import type { XmlElement } from '../xml/parseXml.ts';
import { isHidden } from './wordFormat.ts';
import { child, elementsOf, tagOf } from './names.ts';

/** The smallest thing in a paragraph: an element in a run, or one that stands beside runs. */
export interface Atom {
  node: XmlElement;
  tag: string;
  /** The run that it is in. */
  run?: XmlElement;
  /** The element that holds it, or its run. */
  holder: XmlElement;
  /** Whether it is the first or last of its run. */
  isFirst: boolean;
  isLast: boolean;
  /** Where the paragraph can be cut before and behind it: not in the middle of a run. */
  cutBefore?: number;
  cutAfter?: number;
}

/** Marks of where pages broke and what the spell checker found; dropped where a text is translated. */
const DROPPED = new Set([
  ...['w:pPr', 'w:rPr', 'w:smartTagPr', 'w:proofErr', 'w:lastRenderedPageBreak'],
]);

/** Atoms in an element; what Word recognised in a text (`smartTag`) does not hold for its translation. */
export function atomsOf(holder: XmlElement): Atom[] {
  return elementsOf(holder).flatMap((node): Atom[] => {
    const tag = tagOf(node);
    if (DROPPED.has(tag)) return [];
    if (tag === 'w:smartTag') return cutAround(atomsOf(node), node);
    if (tag !== 'w:r' || isHidden(node)) {
      const whole = { node, tag: tag === 'w:r' ? 'hidden' : tag, holder };
      return cutAround([{ ...whole, isFirst: true, isLast: true }], node);
    }
    const inside = elementsOf(node).filter((one) => !DROPPED.has(tagOf(one)));
    const atoms = inside.map((one, index) => ({
      ...{ node: one, tag: tagOf(one), run: node, holder },
      isFirst: index === 0,
      isLast: index === inside.length - 1,
    }));
    return cutAround(atoms, node);
  });
}

/** Atoms that can be cut off together only. */
function cutAround(atoms: readonly Atom[], { begin, end }: XmlElement): Atom[] {
  return atoms.map(({ node, tag, run, holder, isFirst, isLast }, index) => ({
    ...{ node, tag, holder, isFirst, isLast },
    ...(run ? { run } : {}),
    ...(index === 0 ? { cutBefore: begin } : {}),
    ...(index === atoms.length - 1 ? { cutAfter: end } : {}),
  }));
}

/** What stands in the original from one atom to another of the same holder, as whole runs. */
export function pieceOf(text: string, first: Atom, last: Atom): Piece {
  const pieces: (string | { begin: number; end: number })[] = [];
  if (first.run && !first.isFirst) {
    const properties = child(first.run, 'w:rPr');
    pieces.push(text.slice(first.run.begin, properties?.end ?? first.run.openEnd));
  }
  const begin = first.isFirst ? (first.run ?? first.node).begin : first.node.begin;
  const end = last.isLast ? (last.run ?? last.node).end : last.node.end;
  pieces.push({ begin, end });
  if (last.run && !last.isLast) pieces.push(text.slice(last.run.closeBegin, last.run.end));
  return pieces;
}
