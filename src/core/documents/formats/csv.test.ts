import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import { readableText } from '#shared/content.ts';
import type { ReadOptions } from '../document.ts';
import {
  arbitraryTargets,
  copies,
  neverThrows,
  readText,
  texts,
  wrapped,
} from '../text/testing.ts';
import { csvRows } from './csv/csvCells.ts';
import { csv } from './csv.ts';

const shop = [
  'ID,Product name,Description,Price,Added,Link',
  'A-1,Chair,"A ""good"" chair, of wood',
  '',
  'It has four legs.",12.50,2024-01-05,https://example.org/1',
  'A-2, Table,Flat,"99,00 EUR",5 Jan 2024,',
  'A-3,lamp stand,,7,2024-02-01,www.example.org',
  '',
].join('\r\n');
const contents = async (text: string | Uint8Array, options?: ReadOptions) =>
  (await readText(csv, text, options)).units.map(({ content }) => readableText(content));
const shapeOf = (text: string) => [...csvRows(text, ',')].map((row) => row.length);

describe('a table as text', () => {
  it('has units where words are: not in numbers, dates, codes and addresses', async () => {
    expect(await contents(shop)).toEqual([
      'Product name',
      'Description',
      'Price',
      'Added',
      'Link',
      'Chair',
      'A "good" chair, of wood',
      'It has four legs.',
      'Table',
      'Flat',
      'lamp stand',
    ]);
    const { units } = await readText(csv, shop);
    expect(units.map(({ place }) => place).slice(4, 8)).toEqual(['F1', 'B2', 'C2', 'C2']);
  });

  it('keeps a header that is for a program', async () => {
    expect(await contents('user_id,name\n1,Good morning\n')).toEqual(['Good morning']);
    expect(await contents('key,text\nmenu.open,Open\n')).toEqual(['Open']);
  });

  it('has units in the columns that are chosen, by number or name', async () => {
    expect(await contents(shop, { columns: [2] })).toEqual(['Chair', 'Table', 'lamp stand']);
    expect(await contents(shop, { columns: ['description', 'link'] })).toEqual([
      'A "good" chair, of wood',
      'It has four legs.',
      'https://example.org/1',
      'Flat',
      'www.example.org',
    ]);
    const wrong = contents(shop, { columns: ['Colour'] });
    await expect(wrong).rejects.toSatisfy(
      (error) => isAppError(error) && error.code === 'usage.invalid',
    );
  });

  it('has units in the column of its language, where the columns are languages', async () => {
    const bytes = Buffer.from('key,en,de\na.b,Good morning,Guten Morgen\n');
    const { units } = await csv.read({ bytes, path: 'a.csv', from: 'en' }, {});
    expect(units.map(({ content }) => content)).toEqual([['Good morning']]);
  });

  it('comes back byte for byte without targets, and with targets that say the same', async () => {
    for (const text of [shop, `\uFEFFsep=;\n${shop.replaceAll(',', ';')}`, 'a b\tc d\n"e f\t g']) {
      expect(await copies(csv, text)).toBe(true);
    }
    expect(await copies(csv, iconv.encode('名称,说明\r\n椅子,很好的椅子\r\n', 'gb18030'))).toBe(
      true,
    );
  });

  it('is translated everywhere, and nowhere else', async () => {
    expect(await texts(wrapped(csv, shop))).toBe(
      shop
        .replace(
          'Product name,Description,Price,Added,Link',
          '⟦Product name⟧,⟦Description⟧,⟦Price⟧,⟦Added⟧,⟦Link⟧',
        )
        .replace(/Chair|Table|Flat|lamp stand|It has.*legs\./g, '⟦$&⟧')
        .replace('A ""good"" chair, of wood', '⟦A ""good"" chair, of wood⟧'),
    );
  });

  it('quotes a translation that needs it, and lets none become a formula', async () => {
    const document = await readText(csv, 'one thing;two things\nthree things;four things\n');
    const targets = new Map([
      [0, ['a; "b"']],
      [1, ['=1+1']],
      [2, ['x\ny']],
    ]);
    expect(await texts(document.write(targets, { from: 'en', to: 'de' }))).toBe(
      '"a; ""b""";\'=1+1\nx y;four things\n',
    );
  });

  it('has as many cells as before, whatever they are translated to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (strings) => {
        const document = await arbitraryTargets(csv, shop, strings);
        const written = await texts(document.write(new Map(), { from: 'en', to: 'zh' }));
        expect(shapeOf(written)).toEqual(shapeOf(shop));
      }),
    );
  });

  it('that is cut or damaged is read or refused', async () => {
    await fc.assert(neverThrows(csv, shop));
  });
});
