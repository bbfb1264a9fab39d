import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from './registry.ts';
import { joined, outsideBrackets, untranslated, withoutBrackets } from './testing/brackets.ts';
import { flatReport, reportLines } from './testing/flatReport.ts';
import { flatText } from './testing/flatText.ts';
import { convert, hasOffice } from './testing/office.ts';
import { readShown } from './testing/officeDocuments.ts';
import { translateDocument } from './testing/pipeline.ts';
import { testZip } from './testing/testZip.ts';

describe.skipIf(!hasOffice)('a page by LibreOffice (where `soffice` is installed)', () => {
  let pdf: Uint8Array;
  let page: Buffer;

  const made = async (flat: string, kind: string) => {
    const files = await convert(new Map([['made.fodt', Buffer.from(flat)]]), kind);
    return files.get(`made.${kind}`) ?? Buffer.alloc(0);
  };
  beforeAll(async () => {
    [pdf, page] = await Promise.all([made(flatReport, 'pdf'), made(flatText, 'html')]);
  }, 180_000);

  it('pdf: becomes a Word document with its text in the order in which it is read', async () => {
    const wrapped = (await translateDocument(pdf, 'made.pdf')).bytes;
    const both = await translateDocument(pdf, 'made.pdf', { write: { bilingual: true } });
    const shown = await readShown(
      new Map([
        ['wrapped.docx', wrapped],
        ['both.docx', both.bytes],
      ]),
    );
    const { lines = [] } = shown.get('wrapped.docx') ?? {};
    expect(untranslated(lines)).toEqual([]);
    expect(spoken(lines.map(withoutBrackets))).toBe(spoken(reportLines));
    const { lines: pairs = [] } = shown.get('both.docx') ?? {};
    expect(spoken(pairs.map(outsideBrackets))).toBe(spoken(reportLines));
    await testZip(wrapped);
  }, 180_000);

  it('pdf: becomes a page with the same text', async () => {
    const { bytes } = await translateDocument(pdf, 'made.pdf', { read: { pdfAs: 'html' } });
    const text = visible(bytes);
    expect(untranslated(text.split('\n'))).toEqual([]);
    expect(spoken([withoutBrackets(text)])).toBe(spoken(reportLines));
  }, 60_000);

  it('html: is the same without a translation, and but for white space with its own text', async () => {
    const document = await readDocument({ bytes: page, path: 'made.html', from: 'en' });
    const options = { from: 'en', to: 'en' };
    expect(page.equals(await document.write(new Map(), options))).toBe(true);
    const own = new Map(document.units.map(({ content }, unit) => [unit, content]));
    const same = Buffer.from(await document.write(own, options)).toString();
    expect(unspaced(same)).toBe(unspaced(page.toString()));
  });

  it('html: shows every text translated, and nothing else', async () => {
    const { bytes } = await translateDocument(page, 'made.html');
    const wrapped = Buffer.from(bytes).toString();
    expect(unspaced(withoutBrackets(wrapped))).toBe(unspaced(page.toString()));
    expect(untranslated([visible(bytes).replace(/\s+/g, ' ')])).toEqual([]);
    const both = await translateDocument(page, 'made.html', { write: { bilingual: true } });
    expect(joined([outsideBrackets(visible(both.bytes))])).toBe(joined([visible(page)]));
  });
});

/** Words without the numbers and signs that programs write before items. */
const spoken = (lines: readonly string[]) => lines.join('').replace(/[^\p{L}.,]/gu, '');

/** But for what names the language. */
const unspaced = (html: string) => html.replace(/\s(?:xml:)?lang="[^"]*"/g, '').replace(/\s/g, '');

/** What stands between the tags. */
const visible = (html: Uint8Array) =>
  Buffer.from(html)
    .toString()
    .replace(/<style[^]*?<\/style>|<!--[^]*?-->|<[^>]*>/g, '');
