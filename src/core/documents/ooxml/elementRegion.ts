import { escapeXml } from '../xml/escapeXml.ts';
import type { XmlElement } from '../xml/parseXml.ts';
import { textIn } from './names.ts';
import type { PartRegion } from './partsDocument.ts';

/** A text that is all there is in an element; nothing where it has no letter. */
export function elementRegion(element: XmlElement): PartRegion | undefined {
  const value = textIn(element);
  if (!/\p{L}/u.test(value) || element.children.some(({ kind }) => kind !== 'text'))
    return undefined;
  const { openEnd: begin, closeBegin: end } = element;
  return { begin, end, content: [value], tags: new Map(), encode: escapeXml };
}
