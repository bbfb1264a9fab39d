import { describe, expect, it } from 'vitest';
import { textOf } from '#shared/content.ts';
import { openZip } from '../package/zip.ts';
import * as check from '../testing/checks.ts';
import { convert, hasOffice, READABLE } from '../testing/office.ts';
import { officePackage, type TestPart } from '../testing/officeParts.ts';
import { xlsx } from './xlsx.ts';

const MAIN =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const cell = (at: string, shared: number) => `<c r="${at}" t="s"><v>${shared}</v></c>`;
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;

interface Book {
  strings: readonly string[];
  rows: readonly string[];
  /** Behind the cells. */
  more?: string;
  /** Names of the columns of a table whose header is row 1. */
  columns?: readonly string[];
  names?: string;
}

function workbook({ strings, rows, more = '', columns, names = '' }: Book): Uint8Array {
  const table: Record<string, TestPart> = columns
    ? {
        'xl/tables/table1.xml': {
          xml: `<table ${MAIN} id="1" name="T" displayName="T" ref="A1:B3"><tableColumns count="2">${columns.map((name, id) => `<tableColumn id="${id + 1}" name="${name}"/>`).join('')}</tableColumns></table>`,
          type: 'spreadsheetml.table',
        },
      }
    : {};
  return officePackage('xl/workbook.xml', {
    'xl/workbook.xml': {
      xml: `<workbook ${MAIN}><sheets><sheet name="Data" sheetId="1" r:id="r1"/><sheet name="Summary" sheetId="2" r:id="r2"/></sheets>${names}</workbook>`,
      type: 'spreadsheetml.sheet.main',
      links: [
        ['r1', 'worksheet', 'worksheets/sheet1.xml'],
        ['r2', 'worksheet', 'worksheets/sheet2.xml'],
        ['r3', 'sharedStrings', 'sharedStrings.xml'],
      ],
    },
    'xl/worksheets/sheet1.xml': {
      xml: `<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData>${more}${columns ? '<tableParts count="1"><tablePart r:id="t1"/></tableParts>' : ''}</worksheet>`,
      type: 'spreadsheetml.worksheet',
      links: columns ? [['t1', 'table', '../tables/table1.xml']] : [],
    },
    'xl/worksheets/sheet2.xml': {
      xml: `<worksheet ${MAIN}><sheetData/></worksheet>`,
      type: 'spreadsheetml.worksheet',
    },
    'xl/sharedStrings.xml': {
      xml: `<sst ${MAIN}>${strings.map((inside) => `<si>${inside}</si>`).join('')}</sst>`,
      type: 'spreadsheetml.sharedStrings',
    },
    ...table,
  });
}

const t = (text: string) => `<t>${text}</t>`;
const rich = `<r>${t('Plain ')}</r><r><rPr><b/></rPr>${t('bold')}</r><r>${t(' words')}</r>`;
const full = workbook({
  strings: [
    t('Fruit'),
    t('Price'),
    t('Apple'),
    t('not shown'),
    rich,
    t('42'),
    t('Yes'),
    t('a_x000D_\nb'),
  ],
  rows: [
    row(1, cell('A1', 0), cell('B1', 1)),
    row(2, cell('A2', 2), '<c r="B2" t="inlineStr"><is><t>In its cell</t></is></c>'),
    row(3, cell('A3', 4), cell('B3', 5), cell('C3', 2), cell('D3', 6), cell('E3', 7)),
    row(3, '<c r="F3" t="str"><v>No formula made it</v></c>'),
    row(4, '<c r="A4" t="str"><f>IF(D3="Yes","sure",Data!B2)</f><v>sure</v></c>'),
  ],
  more: '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12List of fruit&amp;RPage &amp;P</oddHeader></headerFooter>',
  columns: ['Fruit', 'Price'],
});
const part = (bytes: Uint8Array, name: string) =>
  Buffer.from(openZip(bytes, '').read(name)).toString();

describe('a workbook', () => {
  it('is read as what its cells show, each text once, and the names that nothing relies on', async () => {
    const { units } = await check.readBytes(xlsx, full);
    const read = units.map(({ content, place = '' }) => [place, textOf(content)]);
    expect(read).toEqual([
      ['', 'Summary'],
      ['Data!A1', 'Fruit'],
      ['Data!B1', 'Price'],
      ['Data!A2', 'Apple'],
      ['Data!A3', 'Plain bold words'],
      ['Data!E3', 'a\nb'],
      ['Data!B2', 'In its cell'],
      ['Data!F3', 'No formula made it'],
      ['', 'List of fruit'],
      ['', 'Page '],
    ]);
  });

  it('comes back byte for byte, or with the same text', () => check.expectIdentity(xlsx, full));

  it('holds whatever is said in it', () => check.expectHoldsAnything(xlsx, full));

  it('that is cut or bent does no harm', () => check.expectNoHarm(xlsx, full));

  it('keeps formulas, what they compare with and what they show', async () => {
    const written = await check.translated(xlsx, full);
    expect(part(written, 'xl/worksheets/sheet1.xml')).toContain(
      '<f>IF(D3="Yes","sure",Data!B2)</f><v>sure</v>',
    );
    expect(part(written, 'xl/sharedStrings.xml')).toContain('<t>Yes</t>');
    expect(part(written, 'xl/workbook.xml')).toContain('name="Data"');
    expect(part(written, 'xl/workbook.xml')).toContain('name="⟦Summary⟧"');
  });

  it('prints its header with the codes it had', async () => {
    const written = part(await check.translated(xlsx, full), 'xl/worksheets/sheet1.xml');
    expect(written).toContain(
      '&amp;L&amp;"Arial,Bold"&amp;12⟦List of fruit⟧&amp;R⟦Page ⟧&amp;P</oddHeader>',
    );
  });
});

describe('the columns of a table', () => {
  const names = (bytes: Uint8Array) => part(bytes, 'xl/tables/table1.xml');

  it('are called as their header cells', async () => {
    const written = await check.translated(xlsx, full);
    expect(names(written)).toContain('name="⟦Fruit⟧"');
    expect(part(written, 'xl/sharedStrings.xml')).toContain('<t>⟦Fruit⟧</t>');
  });

  it('stay as they are where two would become one', async () => {
    const written = await check.translated(xlsx, full, () => ['Same']);
    expect(names(written)).toContain('name="Fruit"');
    expect(part(written, 'xl/sharedStrings.xml')).toContain('<t>Fruit</t>');
    expect(part(written, 'xl/sharedStrings.xml')).not.toContain('<t>Apple</t>');
  });

  it('stay as they are where a formula names them', async () => {
    const source = workbook({
      strings: [t('Fruit'), t('Price')],
      rows: [
        row(1, cell('A1', 0), cell('B1', 1)),
        row(2, '<c r="A2"><f>SUM(T[Price])</f><v>1</v></c>'),
      ],
      columns: ['Fruit', 'Price'],
    });
    expect(check.texts(await check.readBytes(xlsx, source))).toEqual(['Data', 'Summary']);
  });
});

it('names of sheets are made valid, and stay apart', async () => {
  const source = workbook({ strings: [t('A')], rows: [row(1, cell('A1', 0))] });
  const long = await check.translated(xlsx, source, (content) => [
    `${textOf(content)}: [a/b] `.repeat(9),
  ]);
  const [first = '', second = ''] = [
    ...part(long, 'xl/workbook.xml').matchAll(/name="([^"]*)"/g),
  ].map(([, name]) => name);
  expect(first).toMatch(/^Data[^[\]:*?/\\]{1,27}$/);
  expect(second.length).toBeLessThanOrEqual(31);
  const same = await check.translated(xlsx, source, () => ['Same']);
  expect(part(same, 'xl/workbook.xml')).toContain('name="Data"');
});

describe.skipIf(!hasOffice)('LibreOffice (where `soffice` is installed)', () => {
  it('shows the same cells, and the translation in them', async () => {
    const csv = Buffer.from('Name,Count\nApple,3\n"Pear, green",5\n');
    const made = await convert(new Map([['made.csv', csv]]), 'xlsx');
    const source = made.get('made.xlsx') ?? new Uint8Array();
    await check.expectIdentity(xlsx, source);
    const files = new Map([
      ['same.xlsx', await check.translated(xlsx, source, (content) => content)],
      ['wrapped.xlsx', await check.translated(xlsx, source)],
      ['full.xlsx', await check.translated(xlsx, full)],
    ]);
    const read = await convert(files, READABLE.csv);
    const text = (start: string) =>
      [...read].find(([name]) => name.startsWith(start))?.[1].toString() ?? '';
    expect(text('same')).toBe(csv.toString());
    expect(text('wrapped')).toBe('⟦Name⟧,⟦Count⟧\n⟦Apple⟧,3\n"⟦Pear, green⟧",5\n');
    expect(text('full')).toContain('⟦Fruit⟧,⟦Price⟧');
    expect(text('full')).toContain('⟦In its cell⟧');
  }, 180_000);
});
