import { escapeAttribute } from '../xml/escapeXml.ts';
import { attributeRange, type XmlElement } from '../xml/parseXml.ts';
import type { PartRegion } from './partsDocument.ts';

/** A text that is the value of an attribute without a namespace (`descr`); nothing where it has no letter. */
export function attributeRegion(
  text: string,
  element: XmlElement,
  name: string,
): PartRegion | undefined {
  const found = element.attributes.find((one) => one.name === name);
  const range = found && attributeRange(text, element, name);
  if (!found || !range || !/\p{L}/u.test(found.value)) return undefined;
  return { ...range, content: [found.value], tags: new Map(), encode: escapeAttribute };
}
