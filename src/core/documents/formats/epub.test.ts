import { expect, it } from 'vitest';
import {
  expectIdentity,
  expectNoCrash,
  expectUnbroken,
  expectWrapped,
  read,
  rewrite,
  spelled,
  wrap,
} from '../markup/roundTrip.ts';
import { createZip, openZip } from '../package/zip.ts';
import { parseXml } from '../xml/parseXml.ts';

const page = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><head><title>A page</title></head><body>${body}</body></html>`;

const files: Record<string, string> = {
  'META-INF/container.xml':
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
  'in/book.opf':
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A book</dc:title><dc:creator>Ann</dc:creator><dc:language>en</dc:language></metadata><manifest><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="c" href="c.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="c"><itemref idref="a"/><itemref idref="b"/></spine></package>',
  'in/b.xhtml': page('<p>Second<a epub:type="noteref" href="#n" id="r">1</a>, &nbsp;end.</p>'),
  'in/a b.xhtml': page('Loose<p>First <em>page</em><br/>here.<img alt="A fox" src="a.png"/></p>'),
  'in/nav.xhtml': page('<nav epub:type="toc"><ol><li><a href="b.xhtml">To it</a></li></ol></nav>'),
  'in/c.ncx':
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>To it</text></navLabel><content src="b.xhtml"/></navPoint></navMap></ncx>',
};
const bookOf = (parts: Record<string, string>) =>
  createZip([
    { name: 'mimetype', bytes: Buffer.from('application/epub+zip'), stored: true },
    ...Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  ]);
const bytes = bookOf(files);
const partOf = (written: Uint8Array, name: string) =>
  Buffer.from(openZip(written, '').read(name)).toString();

it('a book is read in its order, with what it says of itself', async () => {
  const { units, format } = await read(bytes, 'a');
  expect(format).toBe('epub');
  expect(units.map(({ content }) => spelled(content))).toEqual([
    ...['A book', 'A page', 'Loose', 'First <1>page</1><2/↵>here.', 'A fox'],
    ...['A page', 'Second<1/1>, \u00A0end.', 'A page', '<1>To it</1>', 'To it'],
  ]);
});

it('a book is translated in all of its parts, and says its language', async () => {
  const written = await expectWrapped(bytes, 'a.epub');
  expect(partOf(written, 'in/book.opf')).toContain(
    '<dc:creator>Ann</dc:creator><dc:language>de</dc:language>',
  );
  expect(partOf(written, 'in/a b.xhtml')).toContain('lang="de" xml:lang="de"');
  expect(partOf(written, 'in/b.xhtml')).toContain('⟦, &nbsp;end.⟧');
  expect(Buffer.from(written.subarray(30, 58)).toString()).toBe('mimetypeapplication/epub+zip');
});

it('both languages are lines of a paragraph, a reference to a note stands there once', async () => {
  const written = await rewrite(await read(bytes, 'a.epub'), wrap, { bilingual: true });
  const text = partOf(written, 'in/b.xhtml');
  expect(text.replace('&nbsp;', '')).toContain('</a>, end.<br/>⟦Second⟧');
  expect(text.match(/noteref/g)).toHaveLength(1);
});

it('a book whose text is encrypted says so; its fonts may be', async () => {
  const encrypted = (uri: string) =>
    bookOf({
      ...files,
      'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData></encryption>`,
    });
  await expect(read(encrypted('in/b.xhtml'), 'a.epub')).rejects.toMatchObject({
    code: 'document.encrypted',
  });
  expect((await read(encrypted('in/font.otf'), 'a.epub')).units).toHaveLength(10);
});

it('a book stays as it was without a translation', () => expectIdentity(bytes, 'a.epub'));

it('the parts of a book stay well-formed whatever the model says', () =>
  expectUnbroken(bytes, 'a.epub', (written) => {
    for (const name of Object.keys(files))
      parseXml(partOf(written, name).replaceAll('&nbsp;', ' '));
  }));

it('a damaged book is read all the same, or refused', () => expectNoCrash(bytes, 'a.epub'));
