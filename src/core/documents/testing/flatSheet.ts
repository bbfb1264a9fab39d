import { flat, officeDocument } from './flat.ts';

const text = (inside: string, extra = '') =>
  `<table:table-cell office:value-type="string">${extra}${inside
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</table:table-cell>`;
const number = (value: number) =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
const formula = (code: string, value: number) =>
  `<table:table-cell table:formula="of:=${code}" office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
const textFormula = (code: string, value: string) =>
  `<table:table-cell table:formula="of:=${code}" office:value-type="string" office:string-value="${value}"><text:p>${value}</text:p></table:table-cell>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const sheet = (name: string, ...rows: string[]) =>
  `<table:table table:name="${name}">${rows.join('')}</table:table>`;
const comment =
  '<office:annotation office:display="false"><dc:creator>Ann</dc:creator><text:p>Please check this name</text:p></office:annotation>';
const title = (inside: string) => `<chart:title><text:p>${inside}</text:p></chart:title>`;
const chart = officeDocument(
  'chart',
  `<chart:chart svg:width="8cm" svg:height="5cm" chart:class="chart:bar">${title('Length of the rivers')}<chart:legend chart:legend-position="end"/><chart:plot-area table:cell-range-address="Rivers.A1:Rivers.B3" chart:data-source-has-labels="both"><chart:axis chart:dimension="x" chart:name="primary-x">${title('Names of rivers')}<chart:categories table:cell-range-address="Rivers.A2:Rivers.A3"/></chart:axis><chart:axis chart:dimension="y" chart:name="primary-y"/><chart:series chart:values-cell-range-address="Rivers.B2:Rivers.B3" chart:label-cell-address="Rivers.B1" chart:class="chart:bar"/></chart:plot-area></chart:chart>`,
);
const frame = `<table:shapes><draw:frame svg:x="1cm" svg:y="6cm" svg:width="8cm" svg:height="5cm"><draw:object>${chart}</draw:object></draw:frame></table:shapes>`;

/** A workbook with what real ones have, as LibreOffice reads it from one file. */
export const flatSheet = flat(
  'spreadsheet',
  [
    sheet(
      'Rivers',
      frame,
      row(text('River', comment), text('Length in km'), text('Half of it')),
      row(text('Glomma'), number(621), formula('[.B2]/2', 310.5)),
      row(
        text('Lågen <text:span text:style-name="B">(old)</text:span>'),
        number(359),
        text('unknown'),
      ),
      row(
        text('Sum'),
        formula('SUM([.B2:.B3])', 980),
        textFormula('[.A2]&amp;&quot;!&quot;', 'Glomma!'),
      ),
      row(text('Two\nlines'), text('Glomma'), text('2024')),
    ),
    sheet(
      'Notes &amp; more',
      row(text('  Spaces<text:s text:c="3"/>within, “quotes” &lt;b&gt; and ; ,')),
      row(text('这些河流很长。'), text('هذه الأنهار طويلة')),
      row(
        formula('[$Rivers.B4]', 980),
        text(
          'See <text:a xlink:type="simple" xlink:href="https://example.org/">the report</text:a>',
        ),
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>',
        '<table:table-cell office:value-type="date" office:date-value="2024-05-03"><text:p>2024-05-03</text:p></table:table-cell>',
      ),
    ),
    sheet('Empty'),
  ].join(''),
  {
    styles: [
      '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    ],
  },
);
