import { flat } from './flat.ts';

const paragraphs = [
  'This report tells how long the rivers of the north are, who measured them, and why nobody believed the results for many years, although they were printed and could be read in every library.',
  'It was written by three people. Two of them walked along the rivers with a chain of iron, while the third one stayed in town, counted the links, and wrote the numbers into a book that was lost later.',
];
const left =
  'In the first column stands what was seen from the left side of the river, where the road goes along the water for most of the way. There are many bridges, and most of them are made of wood. Who wants to see the river from above must climb one of the hills, which takes half a day, and can be done in summer only.';
const right =
  'In the second column stands what was seen from the right side, where there is no road at all. People go there by boat, with a tent and food for a week. Some of them come back earlier than they thought, since it rains a lot, and nobody has ever found a dry place to sleep.';
const last =
  'Nothing else is left to say about the rivers, but that all of them are worth a visit, and that none is easy to reach.';
const rows = [
  ['River', 'Length in km'],
  ['Glomma', '621'],
];

/** What is said in the report, in the order in which it is read. */
export const reportLines = [
  'The rivers of the north',
  ...paragraphs,
  ...['First with a chain', 'Then with a wheel'],
  ...rows.flat(),
  'How they were seen',
  ...[left, right],
  last,
];

const p = (inside: string, style = '') =>
  `<text:p${style && ` text:style-name="${style}"`}>${inside}</text:p>`;
const h = (inside: string, style = '') =>
  `<text:h text:outline-level="1"${style && ` text:style-name="${style}"`}>${inside}</text:h>`;
const cell = (inside: string) => `<table:table-cell>${p(inside)}</table:table-cell>`;
const body = [
  h('The rivers of the north', 'H'),
  ...paragraphs.map((inside) => p(inside, 'P')),
  `<text:list><text:list-item>${p('First with a chain', 'P')}</text:list-item><text:list-item>${p('Then with a wheel', 'P')}</text:list-item></text:list>`,
  `<table:table><table:table-column table:number-columns-repeated="2"/>${rows.map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`).join('')}</table:table>`,
  h('How they were seen', 'Next'),
  `<text:section text:name="Columns" text:style-name="Two">${p(left)}${p(right, 'Right')}</text:section>`,
  p(last, 'P'),
].join('');

const style = (name: string, paragraph: string, text = '') =>
  `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm" ${paragraph}/><style:text-properties fo:font-size="12pt" ${text}/></style:style>`;
const large = 'fo:font-weight="bold"';

/** Pages to be read again: headings, columns, a list, a table. */
export const flatReport = flat('text', body, {
  styles: [
    style('P', ''),
    style('H', '', large),
    style('Next', 'fo:break-before="page"', large),
    style('Right', 'fo:break-before="column"'),
    '<style:style style:name="Two" style:family="section"><style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="2" fo:column-gap="1cm"/></style:section-properties></style:style>',
  ],
});
