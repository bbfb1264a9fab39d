import type { Edit } from '../edits/spliceEdits.ts';
import { escapeAttribute } from '../xml/escapeXml.ts';
import { attribute, attributeRange, type XmlElement } from '../xml/parseXml.ts';

/** Makes an element say the target language in `name`, unless it says that language already, in whatever form. */
export function languageEdit(
  text: string,
  element: XmlElement,
  name: string,
  to: string,
): Edit | undefined {
  const said = attribute(element, name);
  if (said !== undefined && isSameLanguage(said, to)) return undefined;
  const value = escapeAttribute(to);
  const range = attributeRange(text, element, name);
  if (range) return { ...range, text: value };
  const tag = text.slice(element.begin, element.openEnd);
  const at = element.openEnd - (/\s*\/?>$/.exec(tag)?.[0].length ?? 1);
  return { begin: at, end: at, text: ` ${name}="${value}"` };
}

/** Whether two codes (BCP 47, `_` allowed) name the same language; a region or script more on one side is no other one. */
export function isSameLanguage(a: string, b: string): boolean {
  const [one, other] = [a, b].map((code) => code.trim().replaceAll('_', '-').toLowerCase());
  if (one === undefined || other === undefined) return false;
  return one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);
}
