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
import { odfDocument } from '../odf/testing.ts';
import { openZip } from '../package/zip.ts';
import { convert, hasOffice, READABLE } from '../testing/office.ts';

const box = (inside: string, attributes = '') =>
  `<draw:frame svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="2cm" ${attributes}>${inside}</draw:frame>`;
const slide = [
  box('<draw:text-box><text:p>A title</text:p></draw:text-box>', 'presentation:class="title"'),
  box(
    '<draw:text-box><text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list></draw:text-box><svg:desc>What it shows</svg:desc>',
  ),
  '<draw:custom-shape svg:width="3cm" svg:height="3cm"><text:p>In a shape</text:p></draw:custom-shape>',
  `<presentation:notes>${box('<draw:text-box><text:p>To be said</text:p></draw:text-box>', 'presentation:class="notes"')}</presentation:notes>`,
].join('');
const bytes = odfDocument(
  'presentation',
  `<presentation:footer-decl presentation:name="f">At the foot</presentation:footer-decl><draw:page draw:name="page1" draw:master-page-name="M">${slide}</draw:page>`,
);

it('slides, notes, descriptions and footers are translated', async () => {
  const document = await read(bytes, 'a');
  expect(document.format).toBe('odp');
  expect(textsOf(document)).toEqual([
    ...['At the foot', 'A title', 'A point', 'What it shows', 'In a shape', 'To be said'],
  ]);
  await expectWrapped(bytes, 'a.odp');
});

it('a presentation stays as it was without a translation', () => expectIdentity(bytes, 'a.odp'));

it('a presentation stays whole whatever the model says', () => expectUnbroken(bytes, 'a.odp'));

it('a damaged presentation is read all the same, or refused', () => expectNoCrash(bytes, 'a.odp'));

it('a link stays within its span, where alone slides show its text', async () => {
  const link =
    '<text:a xlink:type="simple" xlink:href="https://a.example/">there</text:a></text:span>';
  const linked = odfDocument(
    'presentation',
    `<draw:page draw:name="page1">${box(`<draw:text-box><text:p>Go <text:span text:style-name="B">${link}</text:p></draw:text-box>`)}</draw:page>`,
  );
  const written = await rewrite(await read(linked, 'a.odp'), wrap);
  const content = Buffer.from(openZip(written, '').read('content.xml')).toString();
  expect(content).toContain(`<text:span text:style-name="B">${link.replace('there', '⟦there⟧')}`);
});

it.skipIf(!hasOffice)('LibreOffice shows the translated slides', { timeout: 120_000 }, async () => {
  const wrapped = await rewrite(await read(bytes, 'a.odp'), wrap);
  const made = await convert(new Map([['a.odp', wrapped]]), READABLE.fodp);
  const shown = made.get('a.fodp')?.toString() ?? '';
  for (const text of ['A title', 'A point', 'In a shape', 'To be said']) {
    expect(shown).toContain(`⟦${text}⟧`);
  }
});
