import { expect, it } from 'vitest';
import {
  expectIdentity,
  expectNoCrash,
  expectUnbroken,
  expectWrapped,
  read,
  rewrite,
  textsOf,
  wrap,
} from '../markup/roundTrip.ts';
import { odfDocument, odfPart } from '../odf/testing.ts';
import { openZip } from '../package/zip.ts';
import { convert, hasOffice, READABLE } from '../testing/office.ts';

const cell = (attributes: string, ...paragraphs: string[]) =>
  `<table:table-cell ${attributes}>${paragraphs.join('')}</table:table-cell>`;
const text = 'office:value-type="string"';
const rows = [
  cell(text, '<text:p>Name</text:p>') + cell(text, '<text:p>Two</text:p><text:p>lines</text:p>'),
  cell('office:value-type="float" office:value="3"', '<text:p>3 apples</text:p>') +
    cell(`${text} table:formula="of:=[.A1]" office:string-value="Name"`, '<text:p>Name</text:p>'),
  cell(`${text} office:string-value="Said twice"`, '<text:p>Said twice</text:p>') +
    cell(
      'office:value-type="float" office:value="1"',
      '<office:annotation><text:p>A comment</text:p></office:annotation><text:p>1</text:p>',
    ),
];
const sheet = rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('');
const chart = odfPart(
  'document-content',
  '<office:body><office:chart><chart:chart chart:class="chart:bar"><chart:title><text:p>Sums</text:p></chart:title></chart:chart></office:chart></office:body>',
);
const bytes = odfDocument(
  'spreadsheet',
  `<table:table table:name="Sheet1">${sheet}</table:table>`,
  { 'Object 1/content.xml': chart },
);
const contentOf = (written: Uint8Array) =>
  Buffer.from(openZip(written, '').read('content.xml')).toString();

it('the cells that hold text, comments and charts are translated', async () => {
  const document = await read(bytes, 'a');
  expect(document.format).toBe('ods');
  expect(textsOf(document)).toEqual([
    ...['Name', 'Two', 'lines', 'Said twice', 'A comment', 'Sums'],
  ]);
  const written = contentOf(await expectWrapped(bytes, 'a.ods'));
  // What a formula gives, and how a number looks, is for the program to say.
  expect(written).toContain('of:=[.A1]" office:string-value="Name"><text:p>Name</text:p>');
  expect(written).toContain('<text:p>3 apples</text:p>');
  // A text that a cell says twice is the same both times.
  expect(written).toContain('office:string-value="⟦Said twice⟧"><text:p>⟦Said twice⟧</text:p>');
});

it('white space that two texts bring together is written as it is meant', async () => {
  const document = await read(bytes, 'a.ods');
  const written = await rewrite(document, () => ['a ', ' b']);
  expect(contentOf(written)).toContain('office:string-value="a  b"><text:p>a <text:s/>b</text:p>');
  expect(textsOf(await read(written, 'a.ods'))).toEqual(document.units.map(() => 'a  b'));
});

it('both languages are lines of a cell', async () => {
  const written = await rewrite(await read(bytes, 'a.ods'), wrap, { bilingual: true });
  expect(contentOf(written)).toContain('<text:p>Name</text:p><text:p>⟦Name⟧</text:p>');
  // A title has no second paragraph.
  expect(Buffer.from(openZip(written, '').read('Object 1/content.xml')).toString()).toContain(
    '<text:p>Sums<text:line-break/>⟦Sums⟧</text:p>',
  );
});

it('a spreadsheet stays as it was without a translation', () => expectIdentity(bytes, 'a.ods'));

it('a spreadsheet stays whole whatever the model says', () => expectUnbroken(bytes, 'a.ods'));

it('a damaged spreadsheet is read all the same, or refused', () => expectNoCrash(bytes, 'a.ods'));

it.skipIf(!hasOffice)('LibreOffice reads the translated cells', { timeout: 120_000 }, async () => {
  const document = await read(bytes, 'a.ods');
  const files = new Map([
    ['wrapped.ods', await rewrite(document, wrap)],
    ['both.ods', await rewrite(document, wrap, { bilingual: true })],
  ]);
  const made = await convert(files, READABLE.csv);
  const shown = (name: string) =>
    [...made].find(([file]) => file.startsWith(name))?.[1].toString() ?? '';
  expect(shown('wrapped')).toContain('⟦Name⟧');
  expect(shown('wrapped')).toContain('⟦Two⟧\n⟦lines⟧');
  expect(shown('wrapped')).toContain('⟦Said twice⟧');
  expect(shown('both')).toContain('Name\n⟦Name⟧');
});
