import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '#shared/content.ts';
import type { ReadOptions } from '../document.ts';
import { openZip } from '../package/zip.ts';
import { testPdf, type TestLine, type TestPage } from '../pdf/testPdf.ts';
import { parseXml } from '../xml/parseXml.ts';
import { pdf } from './pdf.ts';

const OPTIONS = { from: 'en', to: 'zh' };
const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  pdf.read({ bytes, path: 'a.pdf', from: 'en' }, options);
const textsOf = async (...pages: TestPage[]) =>
  (await read(testPdf(pages))).units.map(({ content }) => textOf(content));
const documentXml = (bytes: Uint8Array) =>
  Buffer.from(openZip(bytes, 'a.docx').read('word/document.xml')).toString();

/** Lines below each other, 12 points apart. */
const lines = (x: number, top: number, ...texts: string[]): TestLine[] =>
  texts.map((text, index) => ({ x, y: top - 12 * index, text }));

const PARAGRAPH = lines(
  70,
  700,
  'The first line of this paragraph fills the width of its page, as all but the last one do,',
  'and the second one ends with a word that does not fit into its line and so it is hyphen-',
  'ated. That was the end.',
);

describe('a PDF', () => {
  it('is read as paragraphs, its divided words whole', async () => {
    const title = { x: 70, y: 750, text: 'A title', size: 20 };
    const after = lines(70, 652, 'Another paragraph follows it.');
    const document = await read(testPdf([[title, ...PARAGRAPH, ...after]]));
    expect(document.units).toEqual([
      { content: ['A title'], heading: true },
      {
        content: [
          'The first line of this paragraph fills the width of its page, as all but the last one do, and the second one ends with a word that does not fit into its line and so it is hyphenated. That was the end.',
        ],
      },
      { content: ['Another paragraph follows it.'] },
    ]);
  });

  it('of two columns is read one after the other', async () => {
    const words = ['one', 'two', 'three', 'four', 'five', 'six'];
    const left = words.map((word) => `The left column has a line that is its ${word}`);
    const right = words.map((word) => `and the right column has lines of its ${word}`);
    const wide =
      'Over both columns stands a line that is about as wide as the whole page is, or nearly so';
    const page = [
      ...lines(60, 760, wide),
      ...lines(60, 700, ...left),
      ...lines(310, 700, ...right),
    ];
    expect(await textsOf(page)).toEqual([wide, [...left, ...right].join(' ')]);
  });

  it('has lists, and tables by their cells', async () => {
    const list = lines(70, 700, '\x95 One thing', '\x95 Another thing', '1. A third thing');
    const table = [500, 486, 472].flatMap((y, row) =>
      [70, 200, 330].map((x, column) => ({ x, y, text: `Cell ${row} of ${column}` })),
    );
    const document = await read(testPdf([[...list, ...table]]));
    expect(document.units.map(({ content }) => textOf(content)).slice(0, 5)).toEqual([
      ...['One thing', 'Another thing', 'A third thing', 'Cell 0 of 0', 'Cell 0 of 1'],
    ]);
    const xml = documentXml(await document.write(new Map(), OPTIONS));
    expect(xml.match(/<w:tr>/g)).toHaveLength(3);
    expect(xml.match(/<w:tc>/g)).toHaveLength(9);
    expect(xml).toContain('>•</w:t><w:tab/>');
  });

  it('loses its headers, footers and page numbers, and paragraphs go on over pages', async () => {
    const page = (number: number, text: string) => [
      { x: 70, y: 800, text: 'The book of tests' },
      { x: 70, y: 750, text },
      { x: 290, y: 40, text: String(number) },
    ];
    const texts = await textsOf(
      page(1, 'This goes on for the whole of the line and then on the next page where it'),
      page(2, 'ends.'),
      page(3, 'The end.'),
    );
    expect(texts).toEqual([
      'This goes on for the whole of the line and then on the next page where it ends.',
      'The end.',
    ]);
  });

  it('becomes a Word document with the translation, or with both texts', async () => {
    const document = await read(
      testPdf([[{ x: 70, y: 750, text: 'Title', size: 20 }, ...PARAGRAPH]]),
    );
    expect(document.writtenAs).toBe('docx');
    const bytes = await document.write(new Map([[0, ['题 <目> &']]]), OPTIONS);
    expect(openZip(bytes, 'a.docx').names).toContain('[Content_Types].xml');
    expect(documentXml(bytes)).toContain('题 &lt;目&gt; &amp;');
    expect(documentXml(bytes)).not.toContain('Title');
    const both = documentXml(
      await document.write(new Map([[0, ['题目']]]), { ...OPTIONS, bilingual: true }),
    );
    expect(both.indexOf('Title')).toBeLessThan(both.indexOf('题目'));
    expect(both.match(/Heading1/g)).toHaveLength(2);
  });

  it('keeps the numbers of its notes where they belong', async () => {
    const text = [...lines(70, 700, 'A text'), { x: 96, y: 704, text: '12', size: 6 }];
    const after = { x: 108, y: 700, text: 'with a note' };
    const document = await read(testPdf([[...text, after]]));
    expect(document.units).toEqual([
      { content: ['A text', { kind: 'alone', id: 1, text: '12' }, ' with a note'] },
    ]);
    const target = [['注', { kind: 'alone' as const, id: 1 }, '文']];
    const xml = documentXml(await document.write(new Map(target.entries()), OPTIONS));
    expect(xml).toMatch(/注<.*superscript.*>12<.*>文</);
  });

  it('becomes a page of HTML', async () => {
    const bytes = testPdf([[{ x: 70, y: 750, text: 'Title', size: 20 }, ...PARAGRAPH]]);
    const document = await read(bytes, { pdfAs: 'html' });
    expect(document.writtenAs).toBe('html');
    const html = Buffer.from(
      await document.write(new Map([[0, ['<b>العنوان']]]), { from: 'en', to: 'ar' }),
    ).toString();
    expect(html).toContain('<h1>&lt;b&gt;العنوان</h1>');
    expect(html).toContain('<html lang="ar" dir="rtl">');
  });

  it('of scanned pages is told to be one, an empty one is not', async () => {
    await expect(read(testPdf(['image', 'image']))).rejects.toMatchObject({
      code: 'document.scanned',
    });
    expect(await textsOf([])).toEqual([]);
    const cover = lines(70, 700, 'Digitised by somebody');
    await expect(
      read(testPdf([cover, 'image', 'image', 'image', 'image', 'image'])),
    ).rejects.toMatchObject({ code: 'document.scanned' });
  });

  it('with a password is told to be one', async () => {
    await expect(read(testPdf([PARAGRAPH], { encrypted: true }))).rejects.toMatchObject({
      code: 'document.encrypted',
    });
  });

  it('stays a valid document whatever a translation says', async () => {
    const documents = [
      await read(testPdf([PARAGRAPH])),
      await read(testPdf([PARAGRAPH]), { pdfAs: 'html' }),
    ];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (said) => {
        const [docx, html] = await Promise.all(
          documents.map((document) => document.write(new Map([[0, [said]]]), OPTIONS)),
        );
        parseXml(documentXml(docx ?? Buffer.of()));
        expect(
          Buffer.from(html ?? [])
            .toString()
            .match(/<p>/g),
        ).toHaveLength(1);
      }),
    );
  });

  it('that is cut or broken is read as far as it goes, or refused', async () => {
    const whole = Buffer.from(testPdf([PARAGRAPH, PARAGRAPH]));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.uint8Array({ maxLength: 20 }),
        fc.boolean(),
        async (at, noise, isCut) => {
          const rest = isCut ? Buffer.of() : whole.subarray(at + noise.length);
          const broken = Buffer.concat([whole.subarray(0, at), noise, rest]);
          const outcome = await read(broken).catch((error: unknown) => error);
          expect(outcome instanceof Error || typeof outcome === 'object').toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
