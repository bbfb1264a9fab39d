import type { XmlElement } from '../xml/parseXml.ts';
import type { XmlName } from '../xml/scanXml.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';

/** Namespaces by the prefix that the standard gives them; files choose their own. */
const NAMESPACES = new Map<string, string>([
  ...['office', 'style', 'text', 'table', 'meta', 'presentation', 'chart', 'form', 'manifest'].map(
    (name): [string, string] => [`${ODF}${name}:1.0`, name],
  ),
  [`${ODF}drawing:1.0`, 'draw'],
  [`${ODF}svg-compatible:1.0`, 'svg'],
  [`${ODF}xsl-fo-compatible:1.0`, 'fo'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://openoffice.org/2009/office', 'officeooo'],
]);

/** What an element or attribute is, whatever prefix the file uses: `text:p`. */
export function tagOf({ uri, local }: Pick<XmlName, 'uri' | 'local'>): string {
  return `${NAMESPACES.get(uri) ?? '?'}:${local}`;
}

/** The value of an attribute by its name in the standard. */
export function valueOf(
  { attributes }: { attributes: readonly (XmlName & { value: string })[] },
  tag: string,
): string | undefined {
  return attributes.find((one) => tagOf(one) === tag)?.value;
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

/** All characters in an element. */
export function textWithin(element: XmlElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.value : textWithin(child)))
    .join('');
}
