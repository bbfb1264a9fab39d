import type { XmlElement } from '../xml/parseXml.ts';
import type { XmlName } from '../xml/scanXml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

/** Namespaces by the prefix that the standard gives them; files choose their own, and strict ones other addresses. */
const NAMESPACES = new Map<string, string>([
  [`${OFFICE}wordprocessingml/2006/main`, 'w'],
  [`${STRICT}wordprocessingml/main`, 'w'],
  [`${OFFICE}drawingml/2006/main`, 'a'],
  [`${STRICT}drawingml/main`, 'a'],
  [`${OFFICE}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${STRICT}drawingml/wordprocessingDrawing`, 'wp'],
  [`${OFFICE}drawingml/2006/spreadsheetDrawing`, 'xdr'],
  [`${STRICT}drawingml/spreadsheetDrawing`, 'xdr'],
  [`${OFFICE}drawingml/2006/picture`, 'pic'],
  [`${STRICT}drawingml/picture`, 'pic'],
  [`${OFFICE}drawingml/2006/chart`, 'c'],
  [`${STRICT}drawingml/chart`, 'c'],
  ['http://schemas.microsoft.com/office/drawing/2014/chartex', 'cx'],
  [`${OFFICE}drawingml/2006/chartDrawing`, 'cdr'],
  [`${OFFICE}presentationml/2006/main`, 'p'],
  [`${STRICT}presentationml/main`, 'p'],
  [`${OFFICE}spreadsheetml/2006/main`, 's'],
  [`${STRICT}spreadsheetml/main`, 's'],
  ['http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments', 'tc'],
  [`${OFFICE}officeDocument/2006/math`, 'm'],
  [`${STRICT}officeDocument/math`, 'm'],
  [`${OFFICE}markup-compatibility/2006`, 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  [`${OFFICE}officeDocument/2006/relationships`, 'r'],
  [`${STRICT}officeDocument/relationships`, 'r'],
]);

/** Tags that were made already: each document asks for the same few millions of times. */
const made = new Map<string, Map<string, string>>();
const MAX_MADE = 1000;

/** What an element is, whatever prefix the file uses: `w:p`. */
export function tagOf({ uri, local }: Pick<XmlName, 'uri' | 'local'>): string {
  const prefix = NAMESPACES.get(uri) ?? '?';
  const locals = made.get(prefix) ?? new Map<string, string>();
  const known = locals.get(local);
  if (known !== undefined) return known;
  const tag = `${prefix}:${local}`;
  if (locals.size < MAX_MADE) made.set(prefix, locals.set(local, tag));
  return tag;
}

/** Its prefix as written, with the colon, for elements that are written beside it. */
export function prefixOf({ name, local }: XmlName): string {
  return name.slice(0, name.length - local.length);
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

/** The first child that is `tag`. */
export function child(element: XmlElement, tag: string): XmlElement | undefined {
  return elementsOf(element).find((one) => tagOf(one) === tag);
}

/** The characters directly in an element. */
export function textIn(element: XmlElement): string {
  return element.children.map((one) => (one.kind === 'text' ? one.value : '')).join('');
}
