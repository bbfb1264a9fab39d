import { createZip } from '../package/zip.ts';

/** For tests: small OpenDocument files. */

const NAMESPACES = [
  ...['office', 'style', 'text', 'table', 'presentation', 'meta', 'chart'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:officeooo="http://openoffice.org/2009/office"',
].join(' ');

const textStyle = (name: string, properties: string) =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;

/** Spans: B is bold, R differs by who typed it only. */
const STYLES = [textStyle('B', 'fo:font-weight="bold"'), textStyle('R', 'officeooo:rsid="0012"')];

/** A part: `inside` within the element that the standard asks for. */
export const odfPart = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<office:${root} ${NAMESPACES} office:version="1.3">${inside}</office:${root}>`;

/** The bytes of a document; `others`: parts beside its text. */
export function odfDocument(
  kind: 'text' | 'spreadsheet' | 'presentation',
  body: string,
  others: Readonly<Record<string, string>> = {},
): Uint8Array {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const content = odfPart(
    'document-content',
    `<office:automatic-styles>${STYLES.join('')}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body>`,
  );
  const names = ['content.xml', ...Object.keys(others)];
  const files = names.map(
    (name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`,
  );
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/>${files.join('')}</manifest:manifest>`;
  const parts = { 'content.xml': content, 'META-INF/manifest.xml': manifest, ...others };
  return createZip([
    { name: 'mimetype', bytes: Buffer.from(type), stored: true },
    ...Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  ]);
}
