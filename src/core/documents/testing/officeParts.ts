import { createZip } from '../package/zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org';
const RELATIONSHIPS = `${OFFICE}/officeDocument/2006/relationships`;
const TYPE = 'application/vnd.openxmlformats-officedocument';

/** Declarations of the namespaces that office documents use, with the prefixes of the standard. */
export const NAMESPACES = Object.entries({
  w: `${OFFICE}/wordprocessingml/2006/main`,
  a: `${OFFICE}/drawingml/2006/main`,
  wp: `${OFFICE}/drawingml/2006/wordprocessingDrawing`,
  c: `${OFFICE}/drawingml/2006/chart`,
  p: `${OFFICE}/presentationml/2006/main`,
  r: RELATIONSHIPS,
  mc: `${OFFICE}/markup-compatibility/2006`,
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  v: 'urn:schemas-microsoft-com:vml',
  dgm: `${OFFICE}/drawingml/2006/diagram`,
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

export interface TestPart {
  xml: string;
  /** Behind `application/vnd.openxmlformats-officedocument.`; without it, plain XML. */
  type?: string;
  /** Identifier, type and target of what it leads to. */
  links?: readonly (readonly [id: string, type: string, target: string])[];
}

/** A package of these parts; `main` is the document itself. */
export function officePackage(main: string, parts: Readonly<Record<string, TestPart>>): Uint8Array {
  const names = Object.keys(parts);
  const types = names.flatMap((name) => {
    const type = parts[name]?.type;
    return type === undefined
      ? []
      : [`<Override PartName="/${name}" ContentType="${TYPE}.${type}+xml"/>`];
  });
  const entries = Object.entries(parts).flatMap(([name, { xml, links = [] }]) => {
    const slash = name.lastIndexOf('/') + 1;
    const rels = `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`;
    return [
      { name, xml },
      ...(links.length > 0 ? [{ name: rels, xml: relationships(links) }] : []),
    ];
  });
  const head = [
    {
      name: '[Content_Types].xml',
      xml: `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    },
    { name: '_rels/.rels', xml: relationships([['rId1', 'officeDocument', main]]) },
  ];
  return createZip(
    [...head, ...entries].map(({ name, xml }) => ({ name, bytes: Buffer.from(DECLARATION + xml) })),
  );
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function relationships(links: NonNullable<TestPart['links']>): string {
  const each = links.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** A Word document with this inside of its body, and other parts beside. */
export function wordDocument(
  body: string,
  parts: Readonly<Record<string, TestPart>> = {},
): Uint8Array {
  const links = Object.keys(parts).map((name, index) => {
    const type = name.replace(/^word\/(charts\/)?|\d*\.xml$/g, '');
    return [`rId${index + 1}`, type, name.replace(/^word\//, '')] as const;
  });
  return officePackage('word/document.xml', {
    'word/document.xml': {
      xml: `<w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
      type: 'wordprocessingml.document.main',
      links,
    },
    ...parts,
  });
}
