import { attribute } from '../xml/parseXml.ts';
import { textIn } from './names.ts';
import type { Atom } from './wordAtoms.ts';

/** A field that ends in another place than it began; what stands in its code is not read. */
export interface OpenField {
  inCode: boolean;
}

/** A field that ends where it began; indexes of its parts among the atoms. */
export interface Field {
  code: string;
  separate?: number;
  end: number;
}

/** Their results are text that somebody wrote; others are computed anew (numbers, dates, references, names). */
const TEXT_FIELDS = /^\s*(HYPERLINK|FORMTEXT|TOC|TOA|INDEX|QUOTE|INCLUDETEXT|AUTOTEXT)\b/i;

export function resultIsText(code: string): boolean {
  return TEXT_FIELDS.test(code);
}

/** The fields that begin and end among the atoms and in the same holder, by the index of their beginning. */
export function fieldsAmong(atoms: readonly Atom[]): ReadonlyMap<number, Field> {
  const found = new Map<number, Field>();
  const open: { begin: number; code: string; separate?: number }[] = [];
  for (const [index, { node, tag, holder }] of atoms.entries()) {
    const innermost = open.at(-1);
    if (tag === 'w:instrText' && innermost && innermost.separate === undefined) {
      innermost.code += textIn(node);
    }
    if (tag !== 'w:fldChar') continue;
    const type = attribute(node, 'fldCharType');
    if (type === 'begin') open.push({ begin: index, code: '' });
    else if (type === 'separate' && innermost) innermost.separate ??= index;
    else if (type === 'end' && innermost) {
      open.pop();
      const { begin, code, separate } = innermost;
      const parts = [begin, separate ?? begin].map((at) => atoms[at]?.holder);
      if (parts.some((one) => one !== holder)) continue;
      found.set(begin, { code, end: index, ...(separate === undefined ? {} : { separate }) });
    }
  }
  return found;
}
