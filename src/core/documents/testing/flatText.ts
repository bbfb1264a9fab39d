import { flat, PICTURE } from './flat.ts';

const run = (style: string, inside: string) =>
  `<text:span text:style-name="${style}">${inside}</text:span>`;
const note = (kind: string, sign: string, inside: string) =>
  `<text:note text:id="${kind}${sign}" text:note-class="${kind}"><text:note-citation>${sign}</text:note-citation><text:note-body><text:p>${inside}</text:p></text:note-body></text:note>`;
const comment =
  '<office:annotation><dc:creator>Ann</dc:creator><dc:date>2024-05-03T10:00:00</dc:date><text:p>Is this true?</text:p><text:p>Somebody should ask.</text:p></office:annotation>';
const size = 'svg:width="5cm" svg:height="2cm"';
const picture = `<draw:frame draw:name="Fox" text:anchor-type="as-char" ${size}><draw:image>${PICTURE}</draw:image><svg:title>A red fox</svg:title><svg:desc>It sleeps in the snow.</svg:desc></draw:frame>`;
const box = `<draw:frame draw:name="Box" text:anchor-type="paragraph" ${size}><draw:text-box><text:p>Text in a box, ${run('B', 'bold')} in part.</text:p><text:p>Its second paragraph.</text:p></draw:text-box></draw:frame>`;
const shape = `<draw:custom-shape text:anchor-type="paragraph" ${size}><text:p>Words on a shape</text:p><draw:enhanced-geometry svg:viewBox="0 0 10 10" draw:type="rectangle" draw:enhanced-path="M 0 0 L 10 0 10 10 0 10 Z N"/></draw:custom-shape>`;
const cell = (inside: string) =>
  `<table:table-cell office:value-type="string">${inside}</table:table-cell>`;
const table = (name: string, ...rows: string[][]) =>
  `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="2"/>${rows.map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`).join('')}</table:table>`;
const p = (inside: string) => `<text:p>${inside}</text:p>`;
const h = (level: number, inside: string) =>
  `<text:h text:outline-level="${level}">${inside}</text:h>`;
const item = (inside: string) => `<text:list-item>${inside}</text:list-item>`;
const contents =
  '<text:table-of-content text:name="Contents"><text:table-of-content-source text:outline-level="2"/><text:index-body><text:index-title text:name="T"><text:p>Contents</text:p></text:index-title><text:p>The rivers of the north<text:tab/>1</text:p><text:p>How they were measured<text:tab/>2</text:p></text:index-body></text:table-of-content>';
const changed = (id: string, kind: string, inside = '') =>
  `<text:changed-region text:id="${id}"><text:${kind}><office:change-info><dc:creator>Ann</dc:creator><dc:date>2024-05-03T10:00:00</dc:date></office:change-info>${inside}</text:${kind}></text:changed-region>`;

const body = [
  `<text:tracked-changes>${changed('c1', 'deletion', p('very '))}${changed('c2', 'insertion')}</text:tracked-changes>`,
  contents,
  h(
    1,
    '<text:bookmark-start text:name="north"/>The rivers of the north<text:bookmark-end text:name="north"/>',
  ),
  p(
    `Half of a w${run('B', 'or')}d is ${run('B', 'bold')}, some of it ${run('I', 'italic')}, and all of ${run('C', `th${run('B', 'is')} here`)} is red. A second sentence follows.`,
  ),
  p(
    `See <text:a xlink:type="simple" xlink:href="https://example.org/a?b=1&amp;c=2">the ${run('I', 'long')} report</text:a>${note('footnote', '1', `A note on the report, with a ${run('B', 'bold')} word.`)} of 1998${note('endnote', 'i', 'Printed in Oslo.')}, page <text:page-number>1</text:page-number> of it.`,
  ),
  p(`Some people${comment} doubt that.`),
  p(
    'Water is H<text:span text:style-name="S">2</text:span>O &amp; nothing else: 3 &lt; 4, “quoted” — it’s 5&#160;km, ﬁne, 😀 𝒳.',
  ),
  p(
    'Name:<text:tab/>Ann<text:line-break/>Town:<text:tab/>Oslo<text:s text:c="4"/>(old)<text:line-break/>End',
  ),
  p('这些河流很长。第二句在这里。'),
  p('هذه الأنهار طويلة جدا. هنا الجملة الثانية.'),
  p(
    'It was <text:change text:change-id="c1"/>cold<text:change-start text:change-id="c2"/> and wet<text:change-end text:change-id="c2"/> there.',
  ),
  p('1998'),
  p(''),
  h(2, 'How they were measured'),
  p(
    `As said in “<text:bookmark-ref text:ref-name="north" text:reference-format="text">The rivers of the north</text:bookmark-ref>”, slowly. ${picture} This is a fox.`,
  ),
  p(`${box}A paragraph with a box beside it.`),
  p(`${shape}A paragraph with a shape beside it.`),
  `<text:list>${item(p('First point'))}${item(p('Second point') + `<text:list>${item(p('A point below it'))}</text:list>`)}</text:list>`,
  table(
    'Outer',
    [p('Name'), p('Length in km')],
    [p('Glomma') + p('in Norway'), p('621')],
    [
      p('Inside:') + table('Inner', [p('One cell'), p('Another cell')]),
      p('<text:span text:style-name="B">All bold</text:span>'),
    ],
  ),
  `<text:section text:name="Columns" text:style-name="Two">${p('The first of two columns has this sentence.')}${p('And the other one has this.')}</text:section>`,
  p('The end.'),
].join('');

/** A text with what real ones have, as LibreOffice reads it from one file. */
export const flatText = flat('text', body, {
  title: 'Rivers, a report',
  styles: [
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
    '<style:style style:name="C" style:family="text"><style:text-properties fo:color="#cc0000"/></style:style>',
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>',
    '<style:style style:name="Two" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="1cm"/></style:section-properties></style:style>',
    '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>',
  ],
  masters:
    '<style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>Rivers, a report</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number> of <text:page-count>2</text:page-count>, for members only</text:p></style:footer></style:master-page>',
});
