import { describe, expect, it } from 'vitest';
import { readableText, textOf } from '#shared/content.ts';
import { openZip } from '../package/zip.ts';
import * as check from '../testing/checks.ts';
import { convert, hasOffice, READABLE } from '../testing/office.ts';
import { NAMESPACES, officePackage, type TestPart } from '../testing/officeParts.ts';
import { pptx } from './pptx.ts';

const run = (text: string, properties = '') =>
  `<a:r><a:rPr lang="en-US"${properties}/><a:t>${text}</a:t></a:r>`;
const shape = (body: string, placeholder = '', description = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Shape 1"${description && ` descr="${description}"`}/><p:cNvSpPr/><p:nvPr>${placeholder && `<p:ph type="${placeholder}"/>`}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p>${body}<a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`;
const slide = (tag: string, ...shapes: string[]) =>
  `<p:${tag} ${NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes.join('')}</p:spTree></p:cSld></p:${tag}>`;
const chart = `<c:chartSpace ${NAMESPACES}><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>${run('Sales')}</a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:f>A1</c:f><c:strCache><c:pt idx="0"><c:v>Spring</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode><c:pt idx="0"><c:v>4</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`;
const smart = (tag: string) =>
  `<dgm:${tag} ${NAMESPACES}><dgm:t><a:bodyPr/><a:p>${run('A step')}</a:p></dgm:t></dgm:${tag}>`;

const parts: Record<string, TestPart> = {
  'ppt/presentation.xml': {
    xml: `<p:presentation ${NAMESPACES}><p:sldIdLst><p:sldId id="257" r:id="second"/><p:sldId id="256" r:id="first"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    type: 'presentationml.presentation.main',
    links: [
      ['first', 'slide', 'slides/slide1.xml'],
      ['second', 'slide', 'slides/slide2.xml'],
    ],
  },
  'ppt/slides/slide1.xml': {
    xml: slide(
      'sld',
      shape(`${run('Last')} `, 'title'),
      shape(`${run('Number ')}<a:fld id="{1}" type="slidenum"><a:rPr/><a:t>2</a:t></a:fld>`),
    ),
    links: [
      ['r1', 'notesSlide', '../notesSlides/notesSlide1.xml'],
      ['r2', 'chart', '../charts/chart1.xml'],
      ['r3', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['r4', 'diagramData', '../diagrams/data1.xml'],
      ['r5', 'diagramDrawing', '../diagrams/drawing1.xml'],
    ],
  },
  'ppt/slides/slide2.xml': {
    xml: slide(
      'sld',
      shape(run('Hello', ' dirty="0"') + run(' there'), 'ctrTitle'),
      shape(
        `${run('One ')}${run('bold', ' b="1"')}<a:br><a:rPr/></a:br>${run('two')}`,
        '',
        'A &amp; B',
      ),
    ),
  },
  'ppt/notesSlides/notesSlide1.xml': { xml: slide('notes', shape(run('Say this'), 'body')) },
  'ppt/charts/chart1.xml': { xml: chart },
  'ppt/slideLayouts/slideLayout1.xml': {
    xml: slide('sldLayout', shape(run('Click to edit'), 'title'), shape(run('Our company'))),
  },
  'ppt/diagrams/data1.xml': { xml: smart('dataModel') },
  'ppt/diagrams/drawing1.xml': { xml: smart('drawing') },
};
const full = officePackage('ppt/presentation.xml', parts);

describe('a presentation', () => {
  it('is read slide by slide, with charts, SmartArt, notes, descriptions and what layouts show', async () => {
    const { units } = await check.readBytes(pptx, full);
    expect(units.map(({ content, place = '' }) => `${place} ${readableText(content)}`)).toEqual([
      '#1 Hello there',
      '#1 A & B',
      '#1 One bold↵two',
      '#2 Last',
      '#2 Number ',
      '#2 Sales',
      '#2 Spring',
      '#2 A step',
      '#2 Say this',
      ' Our company',
    ]);
    expect(units.flatMap(({ heading }, unit) => (heading ? [unit] : []))).toEqual([0, 3]);
  });

  it('comes back byte for byte, or with the same text', () => check.expectIdentity(pptx, full));

  it('holds whatever is said in it', () => check.expectHoldsAnything(pptx, full));

  it('that is cut or bent does no harm', () => check.expectNoHarm(pptx, full));

  it('has its translation wherever the text stands, and nowhere else', async () => {
    const zip = openZip(await check.translated(pptx, full), '');
    const part = (name: string) => Buffer.from(zip.read(name)).toString();
    expect(part('ppt/slides/slide2.xml')).toContain('descr="⟦A &amp; B⟧"');
    expect(part('ppt/slides/slide2.xml')).toContain('<a:rPr lang="de" b="1"/><a:t>⟦bold⟧');
    expect(part('ppt/slides/slide1.xml')).toContain('type="slidenum"><a:rPr/><a:t>2<');
    expect(part('ppt/diagrams/data1.xml')).toContain('⟦A step⟧');
    expect(part('ppt/diagrams/drawing1.xml')).toContain('⟦A step⟧');
    expect(part('ppt/charts/chart1.xml')).toContain('<c:f>A1</c:f>');
    expect(part('ppt/slideLayouts/slideLayout1.xml')).toContain('>Click to edit<');
  });
});

describe.skipIf(!hasOffice)('LibreOffice (where `soffice` is installed)', () => {
  it('opens the translation, and each of its texts is in there', async () => {
    const lines = ['Welcome', 'Some words', 'More words'];
    const frames = lines.map(
      (line, index) =>
        `<draw:frame svg:width="10cm" svg:height="2cm" svg:x="1cm" svg:y="${index * 3 + 1}cm"><draw:text-box><text:p>${line}</text:p></draw:text-box></draw:frame>`,
    );
    const flat = `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation><draw:page draw:name="page1">${frames.join('')}</draw:page></office:presentation></office:body></office:document>`;
    const made = await convert(new Map([['made.fodp', Buffer.from(flat)]]), 'pptx');
    const source = made.get('made.pptx') ?? new Uint8Array();
    expect(check.texts(await check.readBytes(pptx, source))).toEqual(expect.arrayContaining(lines));
    await check.expectIdentity(pptx, source);
    const files = new Map([['wrapped.pptx', await check.translated(pptx, source)]]);
    const xml = (await convert(files, READABLE.fodp)).get('wrapped.fodp')?.toString() ?? '';
    const written = xml.replace(/<[^>]*>/g, '');
    for (const line of lines) expect(written).toContain(`⟦${line}⟧`);
  }, 180_000);
});

it('names no unit that has no letter', async () => {
  const { units } = await check.readBytes(pptx, full);
  expect(units.every(({ content }) => /\p{L}/u.test(textOf(content)))).toBe(true);
});
