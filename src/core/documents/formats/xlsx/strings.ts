import { escapeXml } from '../../xml/escapeXml.ts';
import { descendants, type XmlElement } from '../../xml/parseXml.ts';
import { inlineRegion, type Format, type Item } from '../../ooxml/inline.ts';
import { child, elementsOf, prefixOf, tagOf, textIn } from '../../ooxml/names.ts';
import type { PartRegion } from '../../ooxml/partsDocument.ts';

/** A string of a workbook: in the shared table, in a cell, in a comment. */
export function stringRegion(text: string, string: XmlElement): PartRegion | undefined {
  const parts = elementsOf(string).filter((one) => ['s:t', 's:r'].includes(tagOf(one)));
  const [plain] = parts;
  if (!plain) return undefined;
  const hasReading = child(string, 's:rPh') !== undefined;
  if (parts.length === 1 && tagOf(plain) === 's:t' && !hasReading) return plainRegion(plain);

  const prefix = prefixOf(plain);
  const items = parts.map((part): Item => {
    const properties = child(part, 's:rPr');
    const raw = properties ? text.slice(properties.begin, properties.end) : '';
    const format: Format = { key: raw, raw, showsSpace: /<[\w:]*(u|strike)\b/.test(raw) };
    const places = { cutBefore: part.begin, cutAfter: part.end };
    return { kind: 'text', value: plainText(part), format, ...places };
  });
  const write = (said: string, format: Format) =>
    `<${prefix}r>${format.raw}<${prefix}t xml:space="preserve">${escapeString(said)}</${prefix}t></${prefix}r>`;
  const inline = inlineRegion(items, write);
  if (!inline) return undefined;
  // How Japanese is read aloud does not hold for the translation.
  const end = hasReading ? string.closeBegin : inline.end;
  return { ...inline, end, separator: write('\n', { key: '', raw: '', showsSpace: false }) };
}

/** A string that is all there is in an element. */
export function plainRegion(plain: XmlElement): PartRegion | undefined {
  const value = unescapeString(textIn(plain));
  if (!/\p{L}/u.test(value)) return undefined;
  const { openEnd: begin, closeBegin: end } = plain;
  return { begin, end, content: [value], tags: new Map(), encode: escapeString, separator: '\n' };
}

/** What a string or a run of one reads, without how it is read aloud. */
export function plainText(element: XmlElement): string {
  if (tagOf(element) === 's:t') return unescapeString(textIn(element));
  const parts = elementsOf(element).filter((one) => ['s:t', 's:r'].includes(tagOf(one)));
  return parts.map(plainText).join('');
}

/** Characters that XML cannot hold are spelled `_x000D_` in a workbook. */
export function unescapeString(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

export function escapeString(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

/** The strings among the descendants of an element. */
export function stringsIn(text: string, root: XmlElement, tag: string): PartRegion[] {
  return [...descendants(root, (one) => tagOf(one) === tag)].flatMap(
    (string) => stringRegion(text, string) ?? [],
  );
}
