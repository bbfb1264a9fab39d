import { flat, PICTURE } from './flat.ts';

const frame = (inside: string, kind = '') =>
  `<draw:frame ${kind && `presentation:class="${kind}" presentation:style-name="Plain-${kind}"`} svg:x="2cm" svg:y="2cm" svg:width="15cm" svg:height="4cm">${inside}</draw:frame>`;
const box = (inside: string, kind = '') => frame(`<draw:text-box>${inside}</draw:text-box>`, kind);
const p = (inside: string) => `<text:p>${inside}</text:p>`;
const bold = (inside: string) => `<text:span text:style-name="B">${inside}</text:span>`;
const cell = (inside: string) => `<table:table-cell>${p(inside)}</table:table-cell>`;
const shape =
  '<draw:custom-shape svg:x="1cm" svg:y="9cm" svg:width="4cm" svg:height="2cm"><text:p>A label on a shape</text:p><draw:enhanced-geometry svg:viewBox="0 0 10 10" draw:type="rectangle" draw:enhanced-path="M 0 0 L 10 0 10 10 0 10 Z N"/></draw:custom-shape>';
const notes = (inside: string) =>
  `<presentation:notes><draw:page-thumbnail presentation:class="page" draw:page-number="1" svg:width="10cm" svg:height="7cm" svg:x="2cm" svg:y="2cm"/>${box(p(inside), 'notes')}</presentation:notes>`;
const page = (name: string, ...inside: string[]) =>
  `<draw:page draw:name="${name}" draw:master-page-name="Plain">${inside.join('')}</draw:page>`;

/** A presentation with what real ones have, as LibreOffice reads it from one file. */
export const flatSlides = flat(
  'presentation',
  [
    page(
      'page1',
      box(p('The rivers of the north'), 'title'),
      box(
        `<text:list><text:list-item>${p(`A w${bold('or')}d and ${bold('<text:a xlink:type="simple" xlink:href="https://example.org/">a link</text:a>')}`)}<text:list><text:list-item>${p('A point below it')}</text:list-item></text:list></text:list-item></text:list>`,
        'outline',
      ),
      shape,
      notes('Say hello first. Then wait.'),
    ),
    page(
      'page2',
      box(
        p('Slide <text:page-number>2</text:page-number>, the last') +
          p('Line<text:line-break/>and<text:tab/>tab &amp; “quotes”'),
      ),
      box(p('这些河流很长。') + p('هذه الأنهار طويلة')),
      frame(
        `<table:table><table:table-column/><table:table-column/><table:table-row>${cell('River')}${cell('Length')}</table:table-row><table:table-row>${cell('Glomma')}${cell('621')}</table:table-row></table:table>`,
      ),
      frame(
        `<draw:image>${PICTURE}</draw:image><svg:title>A red fox</svg:title><svg:desc>It sleeps in the snow.</svg:desc>`,
      ),
      `<draw:g>${box(p('Words in a group'))}${shape.replace('A label on', 'Another label on')}</draw:g>`,
      notes('Nothing more to say.'),
    ),
  ].join(''),
  {
    title: 'Rivers of the north',
    // Without them, LibreOffice does not take the master.
    common: ['title', 'outline', 'notes'].map(
      (kind) => `<style:style style:name="Plain-${kind}" style:family="presentation"/>`,
    ),
    styles: [
      '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
      '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout>',
      '<style:style style:name="D" style:family="drawing-page"/>',
    ],
    masters: `<style:master-page style:name="Plain" style:page-layout-name="L" draw:style-name="D">${box(p('The company of rivers'))}</style:master-page>`,
  },
);
