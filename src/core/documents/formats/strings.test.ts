import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readableText } from '#shared/content.ts';
import {
  arbitraryTargets,
  copies,
  neverThrows,
  readText,
  texts,
  wrapped,
} from '../text/testing.ts';
import { strings } from './strings.ts';

const table = `/* A comment = "not text"; */
"open \\"file\\"" = "Open \\"%@\\"";
// "no" = "No";
CFBundleName = MyApp;
"two lines" = "One.\\nTwo.\\U00e9";

"number" = "42";
'old' = 'It\\'s';
"broken" "x";
`;
const units = async (text: string | Uint8Array) =>
  (await readText(strings, text)).units.map(({ content, place }) => [place, readableText(content)]);

describe('Apple strings', () => {
  it('have their values as units', async () => {
    expect(await units(table)).toEqual([
      ['open "file"', 'Open "%@"'],
      ['CFBundleName', 'MyApp'],
      ['two lines', 'One.'],
      ['two lines', 'Two.é'],
      ['old', "It's"],
    ]);
  });

  it('come back byte for byte without targets, and with targets that say the same', async () => {
    expect(await copies(strings, table)).toBe(true);
    expect(await copies(strings, iconv.encode(table, 'utf-16le', { addBOM: true }))).toBe(true);
  });

  it('are translated everywhere, and nowhere else', async () => {
    expect(await texts(wrapped(strings, table))).toBe(
      table
        .replace('"Open \\"%@\\""', '"⟦Open \\"%@\\"⟧"')
        .replace('MyApp', '"⟦MyApp⟧"')
        .replace('One.\\nTwo.\\U00e9', '⟦One.⟧\\n⟦Two.é⟧')
        .replace("'It\\'s'", '"⟦It\'s⟧"'),
    );
  });

  it('that are a property list are another format', async () => {
    for (const text of ['<?xml version="1.0"?><plist/>', 'bplist00 abc']) {
      await expect(Promise.resolve().then(() => readText(strings, text))).rejects.toMatchObject({
        code: 'document.unsupported',
      });
    }
  });

  it('are as many as before, whatever they are translated to', async () => {
    const keys = new Set((await units(table)).map(([key]) => key));
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (stream) => {
        const again = await arbitraryTargets(strings, table, stream);
        expect(new Set(again.units.map(({ place }) => place))).toEqual(keys);
      }),
    );
  });

  it('that are cut or damaged are read or refused', async () => {
    await fc.assert(neverThrows(strings, table));
  });
});
