import { describe, expect, it } from 'vitest';
import { readableText, textOf } from '#shared/content.ts';
import { openZip } from '../package/zip.ts';
import * as check from '../testing/checks.ts';
import { convert, hasOffice, READABLE } from '../testing/office.ts';
import { NAMESPACES, wordDocument } from '../testing/officeParts.ts';
import { docx } from './docx.ts';

const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...inside: string[]) => `<w:p>${inside.join('')}</w:p>`;
const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const drawing = (inside: string) =>
  `<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Picture 1" descr="A red fox"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${inside}</a:graphicData></a:graphic></wp:inline></w:drawing>`;

const unitsOf = async (...paragraphs: string[]) =>
  (await check.readBytes(docx, wordDocument(paragraphs.join('')))).units;
const contentOf = async (...inside: string[]) => (await unitsOf(paragraph(...inside)))[0]?.content;
const body = (bytes: Uint8Array) =>
  Buffer.from(openZip(bytes, '').read('word/document.xml')).toString();

const bold = '<w:b/>';
const full = wordDocument(
  [
    paragraph('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', run('First words')),
    paragraph(run('A '), run('bold', bold), run(' word, '), run('another', bold), run(' one.')),
    paragraph(
      run('See '),
      field(' PAGEREF x ', run('7')),
      run(' and '),
      field(' HYPERLINK "u" ', run('there')),
    ),
    paragraph(
      run('Line'),
      '<w:r><w:br/><w:tab/><w:t>next</w:t></w:r>',
      run(' note'),
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      run('.'),
    ),
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>${paragraph(run('In a cell'))}</w:tc></w:tr></w:tbl>`,
    `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(run('Controlled'))}</w:sdtContent></w:sdt>`,
  ].join(''),
  {
    'word/footnotes.xml': {
      xml: `<w:footnotes ${NAMESPACES}><w:footnote w:id="2">${paragraph('<w:r><w:footnoteRef/></w:r>', run(' A note'))}</w:footnote></w:footnotes>`,
      type: 'wordprocessingml.footnotes',
    },
    'word/header1.xml': {
      xml: `<w:hdr ${NAMESPACES}>${paragraph(run('On every page'))}</w:hdr>`,
      type: 'wordprocessingml.header',
    },
    'word/styles.xml': {
      xml: `<w:styles ${NAMESPACES}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
      type: 'wordprocessingml.styles',
    },
  },
);

describe('a Word document', () => {
  it('is read as its paragraphs, wherever they stand', async () => {
    const document = await check.readBytes(docx, full);
    expect(document.units.map(({ content }) => readableText(content))).toEqual([
      'First words',
      'A bold word, another one.',
      'See 7 and there',
      'Line↵⇥next note.',
      'In a cell',
      'Controlled',
      'On every page',
      ' A note',
    ]);
    expect(document.units.map(({ heading }) => heading === true).indexOf(true)).toBe(0);
  });

  it('comes back byte for byte, or with the same text', () => check.expectIdentity(docx, full));

  it('holds whatever is said in it', () => check.expectHoldsAnything(docx, full));

  it('that is cut or bent does no harm', () => check.expectNoHarm(docx, full));

  it('keeps what is around a translation', async () => {
    const written = body(await check.translated(docx, full));
    expect(written).toContain('<w:pStyle w:val="Heading1"/></w:pPr><w:r>');
    expect(written.match(/⟦/g)?.length).toBe(13);
    expect(written).toContain('<w:footnoteReference w:id="2"/>');
  });
});

describe('the runs of a paragraph', () => {
  it('are one text where they look the same, however they were cut', async () => {
    const pieces = [
      run('Trans', '<w:lang w:val="en-US"/>'),
      '<w:proofErr w:type="spellStart"/>',
      run('lat', '<w:noProof/>'),
      run('ion'),
    ];
    expect(await contentOf(...pieces)).toEqual(['Translation']);
    const east = '<w:rFonts w:hint="eastAsia"/>';
    expect(await contentOf(run('中', east), run('A'), run('文', east))).toEqual(['中A文']);
  });

  it('have tags only where they look otherwise than most of the text; spaces never', async () => {
    expect(
      await contentOf(run('one', bold), run(' '), run('two', bold), run(' more than that')),
    ).toEqual([{ kind: 'open', id: 1 }, 'one two', { kind: 'close', id: 1 }, ' more than that']);
    expect(await contentOf(run('All'), run(' '), run('bold', ''))).toEqual(['All bold']);
  });

  it('keep fonts that differ apart', async () => {
    const content = await contentOf(run('Letters '), run('abc', '<w:rFonts w:ascii="Symbol"/>'));
    expect(content).toHaveLength(4);
  });

  it('name the language of the translation', async () => {
    const source = wordDocument(paragraph(run('Word', '<w:b/><w:lang w:val="en-US"/>')));
    expect(body(await check.translated(docx, source))).toContain(
      '<w:rPr><w:b/><w:lang w:val="de"/></w:rPr>',
    );
  });
});

describe('what is not text in a paragraph', () => {
  it('is a tag: fields with what they show, breaks, notes; a link is a pair', async () => {
    const link = await contentOf(
      run('Go '),
      `<w:hyperlink r:id="r1">${run('home', '<w:u/>')}</w:hyperlink>`,
      run(' now'),
    );
    expect(link).toEqual([
      'Go ',
      { kind: 'open', id: 1 },
      'home',
      { kind: 'close', id: 1 },
      ' now',
    ]);
    const number = await contentOf(run('Page '), field('PAGE', run('3')), run(' of it'));
    expect(number).toEqual(['Page ', { kind: 'alone', id: 1, text: '3' }, ' of it']);
  });

  it('is left out of a unit at its ends, and whole where it is all in a link or a control', async () => {
    const mark = '<w:bookmarkStart w:id="1" w:name="x"/>';
    const end = '<w:bookmarkEnd w:id="1"/>';
    expect(await contentOf(mark, run('Marked'), end)).toEqual(['Marked']);
    expect(await contentOf(`<w:hyperlink>${run('Linked')}</w:hyperlink>`)).toEqual(['Linked']);
  });

  it('reads a table of contents on over its paragraphs', async () => {
    const begin = field('TOC \\o', '@').split('@');
    const units = await unitsOf(
      paragraph(
        begin[0] ?? '',
        run('First chapter'),
        '<w:r><w:tab/></w:r>',
        field('PAGEREF a', run('1')),
      ),
      paragraph(run('Second chapter')),
      paragraph(begin[1] ?? ''),
    );
    expect(units.map(({ content }) => textOf(content))).toEqual([
      'First chapter',
      'Second chapter',
    ]);
  });

  it('stays what was deleted, and reads what was inserted', async () => {
    const inserted = `<w:ins w:id="1">${run('new')}</w:ins>`;
    const deleted = '<w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>';
    const source = wordDocument(paragraph(run('A '), inserted, deleted, run(' word')));
    const units = (await check.readBytes(docx, source)).units;
    expect(units.map(({ content }) => textOf(content))).toEqual(['A new word']);
    expect(body(await check.translated(docx, source))).toContain(deleted);
  });
});

describe('a text box', () => {
  const box = `<w:txbxContent>${paragraph(run('Boxed words'))}</w:txbxContent>`;
  const both = `<w:r><w:t>Around it</w:t><mc:AlternateContent><mc:Choice Requires="wps">${drawing(`<wps:wsp><wps:spPr/><wps:txbx>${box}</wps:txbx><wps:bodyPr/></wps:wsp>`)}</mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>after it</w:t></w:r>`;

  it('is translated in both of its copies, and so is its description', async () => {
    const source = wordDocument(paragraph(both));
    const units = (await check.readBytes(docx, source)).units;
    expect(units.map(({ content }) => textOf(content))).toEqual([
      'Around itafter it',
      'A red fox',
      'Boxed words',
    ]);
    const written = body(await check.translated(docx, source));
    expect(written.match(/⟦Boxed words⟧/g)).toHaveLength(2);
    expect(written).toContain('descr="⟦A red fox⟧"');
    await check.expectIdentity(docx, source);
    await check.expectHoldsAnything(docx, source);
  });
});

it('with source and target has both, and what may stand once only once', async () => {
  const document = await check.readBytes(docx, full);
  const targets = new Map(
    document.units.map(({ content }, unit) => [unit, check.wrapContent(content)]),
  );
  const written = body(await document.write(targets, { from: 'en', to: 'de', bilingual: true }));
  expect(written).toContain('>First words</w:t></w:r><w:r><w:br/></w:r><w:r>');
  expect(written).toContain('⟦First words⟧');
  expect(written.match(/footnoteReference/g)).toHaveLength(1);
});

describe.skipIf(!hasOffice)('LibreOffice (where `soffice` is installed)', () => {
  it('reads the same text, and the translation in each line of it', async () => {
    const html = Buffer.from(
      '<h1>Title</h1><p>Some <b>bold</b> and <a href="http://example.org">linked</a> text.</p><ul><li>One item<li>Another</ul><table><tr><td>Cell</td><td>Second</td></tr></table>',
    );
    const made = await convert(new Map([['made.html', html]]), 'docx:MS Word 2007 XML');
    const source = made.get('made.docx') ?? new Uint8Array();
    await check.expectIdentity(docx, source);
    const files = new Map<string, Uint8Array>();
    for (const [name, bytes] of [
      ['made', source],
      ['full', full],
    ] as const) {
      files.set(`${name}.docx`, bytes);
      files.set(`${name}-same.docx`, await check.translated(docx, bytes, (content) => content));
      files.set(`${name}-wrapped.docx`, await check.translated(docx, bytes));
    }
    const read = await convert(files, READABLE.txt);
    for (const name of ['made', 'full']) {
      const text = read.get(`${name}.txt`)?.toString();
      expect(text).toMatch(/\p{L}/u);
      expect(read.get(`${name}-same.txt`)?.toString()).toBe(text);
      const wrapped = read.get(`${name}-wrapped.txt`)?.toString() ?? '';
      expect(wrapped.replace(/[⟦⟧]/g, '')).toBe(text);
      for (const line of wrapped.split('\n')) if (/\p{L}/u.test(line)) expect(line).toMatch(/⟦.+⟧/);
    }
  }, 180_000);
});
