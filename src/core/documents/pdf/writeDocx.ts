import { createZip } from '../package/zip.ts';
import { escapeAttribute, escapeXml } from '../xml/escapeXml.ts';
import type { Language, Runs, Written, WrittenBlock } from './written.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A Word document of paragraphs, headings and tables; sizes in points. */
export function writeDocx({ blocks, width, height, language }: Written): Uint8Array {
  const body = blocks.map((block) => blockXml(block, language)).join('');
  const twips = (points: number) => Math.round(Math.min(Math.max(points, 72), 1584) * 20);
  const page = `<w:sectPr><w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const parts: [name: string, xml: string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', relationships('officeDocument', 'word/document.xml')],
    [
      'word/document.xml',
      `<w:document xmlns:w="${W}"><w:body>${body}${page}</w:body></w:document>`,
    ],
    ['word/styles.xml', styles(language.to)],
    ['word/_rels/document.xml.rels', relationships('styles', 'styles.xml')],
  ];
  return createZip(parts.map(([name, xml]) => ({ name, bytes: Buffer.from(HEAD + xml) })));
}

const relationships = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

function blockXml(block: WrittenBlock, language: Language): string {
  if (block.kind === 'table') return tableXml(block.rows, language);
  const { level, marker, isCentered } = block;
  const style = level > 0 ? `Heading${level}` : marker === '' ? '' : 'ListParagraph';
  return block.texts
    .map((text, index) =>
      paragraphXml(text, {
        ...{ style, isCentered, isRtl: language.isRtl && index === block.texts.length - 1 },
        marker: index === 0 ? marker : '',
      }),
    )
    .join('');
}

interface Look {
  style: string;
  marker: string;
  isCentered: boolean;
  isRtl: boolean;
}

function paragraphXml(runs: Runs, { style, marker, isCentered, isRtl }: Look): string {
  const properties = [
    style && `<w:pStyle w:val="${style}"/>`,
    isRtl && '<w:bidi/>',
    isCentered && '<w:jc w:val="center"/>',
  ];
  const direction = isRtl ? '<w:rtl/>' : '';
  const before = marker === '' ? '' : `<w:r>${textXml(marker)}<w:tab/></w:r>`;
  const written = runs.map((run) =>
    typeof run === 'string'
      ? `<w:r>${direction && `<w:rPr>${direction}</w:rPr>`}${textXml(run)}</w:r>`
      : `<w:r><w:rPr><w:vertAlign w:val="superscript"/>${direction}</w:rPr>${textXml(run.raised)}</w:r>`,
  );
  return `<w:p><w:pPr>${properties.filter(Boolean).join('')}</w:pPr>${before}${written.join('')}</w:p>`;
}

const textXml = (text: string) => `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;

function tableXml(rows: readonly (readonly (readonly Runs[])[])[], language: Language): string {
  const columns = Math.max(1, ...rows.map(({ length }) => length));
  const grid = '<w:gridCol w:w="1500"/>'.repeat(columns);
  const cell = (texts: readonly Runs[]) =>
    (texts.length > 0 ? texts : [[]])
      .map((text, index) =>
        paragraphXml(text, {
          ...{ style: '', marker: '', isCentered: false },
          isRtl: language.isRtl && index === texts.length - 1,
        }),
      )
      .join('');
  const row = (cells: readonly (readonly Runs[])[]) =>
    `<w:tr>${Array.from({ length: columns }, (_, at) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${cell(cells[at] ?? [])}</w:tc>`).join('')}</w:tr>`;
  const look = `<w:tblPr><w:tblStyle w:val="TableGrid"/>${language.isRtl ? '<w:bidiVisual/>' : ''}<w:tblW w:w="0" w:type="auto"/></w:tblPr>`;
  // Two tables that touch would become one, and a table needs a paragraph behind it.
  return `<w:tbl>${look}<w:tblGrid>${grid}</w:tblGrid>${rows.map(row).join('')}</w:tbl><w:p/>`;
}

function styles(to: string): string {
  const sizes = [36, 30, 26, 24];
  const headings = sizes.map(
    (size, index) =>
      `<w:style w:type="paragraph" w:styleId="Heading${index + 1}"><w:name w:val="heading ${index + 1}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${index}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`,
  );
  const side = (name: string) =>
    `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  const language = escapeAttribute(to);
  return `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${headings.join('')}<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="425"/></w:tabs><w:ind w:left="425" w:hanging="425"/></w:pPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr></w:style></w:styles>`;
}
