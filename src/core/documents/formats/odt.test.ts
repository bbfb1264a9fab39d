import { describe, expect, it } from 'vitest';
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
import { odfDocument, odfPart } from '../odf/testing.ts';
import { createZip, openZip } from '../package/zip.ts';
import { convert, hasOffice, READABLE } from '../testing/office.ts';
import { parseXml } from '../xml/parseXml.ts';

const span = (style: string, inside: string) =>
  `<text:span text:style-name="${style}">${inside}</text:span>`;
const note =
  '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body></text:note>';
const frame =
  '<draw:frame svg:width="4cm" svg:height="2cm" text:anchor-type="as-char"><draw:text-box><text:p>In a box</text:p></draw:text-box><svg:title>A fox</svg:title></draw:frame>';
const body = [
  '<text:tracked-changes/>',
  '<text:h text:outline-level="1">A heading</text:h>',
  `<text:p>Some <text:soft-page-break/>${span('B', 'bo')}${span('B', 'ld')} and ${span('R', 'plain')} text  \n here.<text:s/> Two<text:s text:c="5"/>far</text:p>`,
  `<text:p>See <text:a xlink:type="simple" xlink:href="https://a.example/">${span('B', 'there')}</text:a>${note}, a line<text:line-break/>and a<text:tab/>tab.</text:p>`,
  `<text:p>Page <text:page-number>3</text:page-number> ${frame}<text:bookmark text:name="x"/> end &lt;&amp;</text:p>`,
  '<text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>',
  '<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell office:value-type="string"><text:p>A cell</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5"><text:p>5 pieces</text:p></table:table-cell></table:table-row></table:table>',
  '<text:p>42</text:p>',
].join('');
const styles = odfPart(
  'document-styles',
  '<office:automatic-styles><style:page-layout style:name="L"><style:header-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>On top</text:p></style:header></style:master-page></office:master-styles>',
);
const meta = odfPart(
  'document-meta',
  '<office:meta><dc:title>The title</dc:title><dc:creator>Ann</dc:creator></office:meta>',
);
const bytes = odfDocument('text', body, { 'styles.xml': styles, 'meta.xml': meta });

const contentOf = (written: Uint8Array) =>
  Buffer.from(openZip(written, '').read('content.xml')).toString();

describe('OpenDocument text', () => {
  it('gives its paragraphs, with spans that look the same as one', async () => {
    const { units, format } = await read(bytes, 'a');
    expect(format).toBe('odt');
    expect(units.map(({ content, heading }) => (heading ? '# ' : '') + spelled(content))).toEqual([
      ...['# A heading', 'Some <1>bold</1> and plain text here.  Two<2/␣>far'],
      'See <1>there</1><2/†>, a line<3/↵>and a<4/⇥>tab.',
      ...['A note', 'Page <1/3> <2/🖼><3/> end <&', 'In a box', 'A fox', 'An item', 'A cell'],
      ...['On top', 'The title'],
    ]);
  });

  it('stays as it was without a translation', () => expectIdentity(bytes, 'a.odt'));

  it('is translated where people read, and nowhere else', async () => {
    const written = await expectWrapped(bytes, 'a.odt');
    expect(contentOf(written)).toContain('<text:p>5 pieces</text:p>');
    expect(contentOf(written)).toContain('<text:p>⟦A note⟧</text:p>');
    // The entry that says what the file is stays the first, and is not packed.
    expect(Buffer.from(written.subarray(30, 38)).toString()).toBe('mimetype');
    expect(written[8]).toBe(0);
  });

  it('writes spaces, tabs and lines in its own way', async () => {
    const document = await read(odfDocument('text', '<text:p>One</text:p>'), 'a.odt');
    const written = await rewrite(document, () => ['A   b\tc\nd']);
    expect(contentOf(written)).toContain(
      '<text:p>A <text:s/><text:s/>b<text:tab/>c<text:line-break/>d</text:p>',
    );
  });

  it('holds both languages, and a note once', async () => {
    const written = await rewrite(await read(bytes, 'a.odt'), wrap, { bilingual: true });
    const text = contentOf(written);
    expect(text).toContain('A heading<text:line-break/>⟦A heading⟧');
    expect(text.match(/<text:note /g)).toHaveLength(1);
    expect(text).toContain('A note<text:line-break/>⟦A note⟧');
  });

  it('that is encrypted says so', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const locked = createZip([
      { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.text') },
      { name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest) },
      { name: 'content.xml', bytes: Buffer.from('?') },
    ]);
    await expect(read(locked, 'a.odt')).rejects.toMatchObject({ code: 'document.encrypted' });
  });

  it('stays well-formed whatever the model says', () =>
    expectUnbroken(bytes, 'a.odt', (written) => {
      parseXml(contentOf(written));
    }));

  it('that is damaged is read all the same, or refused', () => expectNoCrash(bytes, 'a.odt'));

  it.skipIf(!hasOffice)(
    'opens in LibreOffice with the translated text',
    { timeout: 120_000 },
    async () => {
      const document = await read(bytes, 'a.odt');
      const same = await rewrite(document, (content) => content);
      const wrapped = await rewrite(document, wrap);
      const both = await rewrite(document, wrap, { bilingual: true });
      const files = new Map([
        ...[['a.odt', bytes] as const, ['same.odt', same] as const],
        ...[['wrapped.odt', wrapped] as const, ['both.odt', both] as const],
      ]);
      const made = await convert(files, READABLE.txt);
      const shown = (name: string) => made.get(`${name}.txt`)?.toString() ?? '';
      expect(shown('a')).toContain('A heading');
      expect(shown('same')).toBe(shown('a'));
      expect(shown('wrapped').replace(/[⟦⟧]/g, '')).toBe(shown('a'));
      expect(shown('wrapped')).toContain('⟦A cell⟧');
      expect(shown('both')).toContain('A heading\n⟦A heading⟧');
    },
  );
});
