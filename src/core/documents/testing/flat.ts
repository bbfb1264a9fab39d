const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';
const NAMESPACES = [
  ...['office', 'style', 'text', 'table', 'presentation', 'meta', 'chart'].map(
    (name) => `xmlns:${name}="${ODF}${name}:1.0"`,
  ),
  `xmlns:draw="${ODF}drawing:1.0"`,
  `xmlns:svg="${ODF}svg-compatible:1.0"`,
  `xmlns:fo="${ODF}xsl-fo-compatible:1.0"`,
  `xmlns:of="${ODF}of:1.2"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

/** A picture of one pixel. */
export const PICTURE =
  '<office:binary-data>iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==</office:binary-data>';

interface FlatOptions {
  /** Styles with names that people know. */
  common?: readonly string[];
  /** Automatic styles. */
  styles?: readonly string[];
  masters?: string;
  title?: string;
}

/** A whole OpenDocument file in one piece of XML, from which LibreOffice makes files of any kind. */
export const flat = (
  kind: 'text' | 'spreadsheet' | 'presentation',
  body: string,
  options: FlatOptions = {},
) => `<?xml version="1.0" encoding="UTF-8"?>\n${officeDocument(kind, body, options)}`;

/** One that stands within another. */
export function officeDocument(
  kind: 'text' | 'spreadsheet' | 'presentation' | 'chart',
  body: string,
  { common = [], styles = [], masters, title }: FlatOptions = {},
): string {
  const meta = title && `<office:meta><dc:title>${title}</dc:title></office:meta>`;
  const masterStyles = masters && `<office:master-styles>${masters}</office:master-styles>`;
  return `<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}">${meta ?? ''}<office:styles>${common.join('')}</office:styles><office:automatic-styles>${styles.join('')}</office:automatic-styles>${masterStyles ?? ''}<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`;
}
