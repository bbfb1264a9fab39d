import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanTerm } from '../cleanTerm.ts';
import type { Term } from '../term.ts';
import { problemWords, termProblem } from '../termProblem.ts';
import { PLAIN_TERM, type TermLanguages } from './termFile.ts';
import { readTermFile } from './readTermFile.ts';
import { writtenTerms } from './writtenTerms.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bayling-terms-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const ENGLISH_CHINESE = { from: 'en', to: 'zh' };
const term = (source: string, target: string, rest: Partial<Term> = {}): Term => ({
  ...{ source, target, ...PLAIN_TERM },
  ...rest,
});

async function read(
  content: string | Uint8Array,
  { name = 'terms.csv', ...languages }: Partial<TermLanguages> & { name?: string } = {},
) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return readTermFile(file, { ...ENGLISH_CHINESE, ...languages });
}
const terms = async (...input: Parameters<typeof read>) =>
  (await read(...input)).map((each) => ('term' in each ? each.term : problemWords(each.problem)));

describe('a table', () => {
  const cups = [term('cup', '杯子'), term('tea; green', '绿茶')];

  it.each([',', '\t', ';', '|', '^'])('may have any delimiter (%j)', async (delimiter) => {
    const text = `cup${delimiter}杯子\n"tea; green"${delimiter}绿茶\n`;
    expect(await terms(text)).toEqual(cups);
  });

  it('may say its delimiter in its first line', async () => {
    expect(await terms('sep=~\r\na,b~甲,乙\r\n')).toEqual([term('a,b', '甲,乙')]);
  });

  it('may have either kind of quotes, with quotes and line breaks in them', async () => {
    expect(await terms('"a ""b""","c\nd"\n')).toEqual([term('a "b"', 'c d')]);
    expect(await terms("'it''s, so','是'\n'b','乙'\n")).toEqual([
      term("it's, so", '是'),
      term('b', '乙'),
    ]);
    expect(await terms('a "quoted" word,甲\n')).toEqual([term('a "quoted" word', '甲')]);
    expect(await terms('"never closed,甲\nb,乙\n')).toEqual([
      term('"never closed', '甲'),
      term('b', '乙'),
    ]);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'])(
    'may be in %s',
    async (encoding) => {
      const bytes = iconv.encode('源語言術語表,機器翻譯\ncup,杯子\n', encoding, {
        addBOM: encoding.startsWith('utf'),
      });
      const [, cup] = await terms(bytes, { to: encoding === 'big5' ? 'zh-Hant' : 'zh' });
      expect(cup).toEqual(term('cup', '杯子'));
    },
  );

  it('may name its columns, in English, in Chinese or by their languages', async () => {
    const full = term('cup', '杯子', {
      note: 'for tea',
      caseSensitive: true,
      match: 'stem',
      forbidden: true,
    });
    expect(
      await terms('note,target,source,match,case,forbidden\nfor tea,杯子,cup,stem,yes,1\n'),
    ).toEqual([full]);
    expect(
      await terms('原文,译文,备注,区分大小写,匹配,禁用\ncup,杯子,for tea,是,词干,是\n'),
    ).toEqual([full]);
    expect(await terms('Chinese,English,notes\n杯子,cup,\n')).toEqual([term('cup', '杯子')]);
    expect(await terms('zh-CN,en\n杯子,cup\n')).toEqual([term('cup', '杯子')]);
    expect(await terms('en,de\ncup,Tasse\n', { from: '', to: '' })).toEqual([term('cup', 'Tasse')]);
  });

  it('has a term in its first line where that names nothing', async () => {
    expect(await terms('source,来源\ncup,杯子\n')).toEqual([
      term('source', '来源'),
      term('cup', '杯子'),
    ]);
    expect(await terms('English,英语\n')).toEqual([term('English', '英语')]);
  });

  it('tells what cannot be used by its line', async () => {
    const text = `cup,杯子\n,\nlonely\n,nothing\n"two\nlines",两行\n${'x'.repeat(1001)},长\nbell\u0007,铃\n`;
    const read_ = await read(text);
    expect(
      read_.map((each) => [
        each.line,
        'problem' in each ? problemWords(each.problem) : each.term.source,
      ]),
    ).toEqual([
      [1, 'cup'],
      [3, 'a term has no target'],
      [4, 'a term has no source'],
      [5, 'two lines'],
      [7, 'a term has more than 1000 characters'],
      [8, 'a term has a control character'],
    ]);
    const [odd] = await terms('source,target,match\na,b,fuzzy\n');
    expect(odd).toBe("match is word, stem or part, not 'fuzzy'");
    const [banned] = await terms('source,target,forbidden\n,leverage,yes\n');
    expect(banned).toEqual(term('', 'leverage', { forbidden: true }));
  });

  it('keeps terms that look like tokens of a template', async () => {
    expect(await terms('</s>,<|eot_id|>\n')).toEqual([term('</s>', '<|eot_id|>')]);
  });
});

describe('TBX', () => {
  const v2 = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "http://127.0.0.1:9/TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc/></martifHeader><text><body>
<termEntry id="c1"><descrip type="definition">for tea &amp; coffee</descrip>
 <langSet xml:lang="en-US"><tig><term>cup</term></tig><ntig><termGrp><term>mug</term></termGrp></ntig></langSet>
 <langSet xml:lang="zh-CN"><tig><term>杯<hi>子</hi></term></tig>
  <tig><term>罐</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
 <langSet xml:lang="de"><tig><term>Tasse</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>pot</term></tig></langSet></termEntry>
</body></text></martif>`;
  const v3 = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">
<text><body><conceptEntry id="1"><langSec xml:lang="en"><termSec><term><![CDATA[a < b]]></term></termSec></langSec>
<langSec xml:lang="zh"><termSec><term>甲</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>`;

  it('of 2008 is read in the two languages of the glossary', async () => {
    const note = 'for tea & coffee';
    expect(await terms(v2, { name: 'a.tbx' })).toEqual([
      term('cup', '杯子', { note }),
      term('cup', '罐', { note, forbidden: true }),
      term('mug', '杯子', { note }),
      term('mug', '罐', { note, forbidden: true }),
      'an entry has no term in zh',
    ]);
    expect(await terms(v2, { name: 'a.xml', to: 'de' })).toMatchObject([
      { source: 'cup', target: 'Tasse' },
      { source: 'mug', target: 'Tasse' },
      'an entry has no term in de',
    ]);
  });

  it('of 2019 too', async () => {
    expect(await terms(v3, { name: 'b.tbx' })).toEqual([term('a < b', '甲', { forbidden: true })]);
  });

  it.each([
    ['entities', '<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>'],
    ['entities of elsewhere', '<!DOCTYPE martif SYSTEM "file:///etc/passwd"><martif>&a;</martif>'],
    ['half of it', v2.slice(0, v2.length / 2)],
    ['another root', '<tmx/>'],
    ['depth without end', '<martif>'.repeat(5000)],
    ['nothing in it', ''],
    ['no terms', '<martif/>'],
    ['other bytes', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])],
  ])('with %s is refused in a line', async (_, text) => {
    const refused = await read(text, { name: 'bad.tbx' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'glossary.invalid' });
    const { reason } = (refused as { details: { reason: string } }).details;
    expect(reason).toMatch(/^\S.{1,100}$/);
  });
});

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from(',;\t|"\'\n\r <>&]\u2028\u{1f642}你ß=+')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});
const anyTerm = fc
  .record({
    ...{ source: text, target: text, note: text },
    caseSensitive: fc.boolean(),
    match: fc.constantFrom('word' as const, 'stem' as const, 'part' as const),
    forbidden: fc.boolean(),
  })
  .map(cleanTerm)
  .filter((each) => termProblem(each) === undefined);
const languages = fc.constantFrom(
  { from: 'en', to: 'zh' },
  { from: '', to: 'de' },
  { from: 'ar', to: '' },
  { from: '', to: '' },
);

it.each(['csv', 'tsv', 'tbx'] as const)(
  'what is written as %s is read as it was',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTerm, { minLength: 1, maxLength: 5 }),
        languages,
        async (given, codes) => {
          // XML has no way to write some; its readers make a line feed of every line break.
          const written = given.map((each) =>
            format === 'tbx'
              ? cleanTerm({
                  ...each,
                  source: inXml(each.source),
                  target: inXml(each.target),
                  note: inXml(each.note),
                })
              : each,
          );
          if (written.some((each) => termProblem(each) !== undefined)) return;
          const pieces = writtenTerms({ ...codes, name: 'N & "M"' }, written, format);
          expect(
            await terms(Array.from(pieces).join(''), { name: `x.${format}`, ...codes }),
          ).toEqual(written);
        },
      ),
      { numRuns: 60 },
    );
  },
);

const inXml = (given: string): string =>
  given
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/\r\n?/g, '\n');

it('whatever a file has is read or refused in a line', async () => {
  const scrap = fc.constantFrom(
    ...[
      '<martif>',
      '<termEntry>',
      '<langSet xml:lang="en">',
      '<tig>',
      '<term>',
      'cup',
      '</term>',
      '</tig>',
    ],
    ...[
      '</langSet>',
      '</termEntry>',
      '</martif>',
      '"',
      ',',
      '\n',
      "'",
      '\u0000',
      '&amp;',
      '&x;',
      '<![CDATA[',
      'source',
      'target',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(scrap, { maxLength: 30 }), async (scraps) => {
      const result = await read(scraps.join('')).catch((error: unknown) => error);
      if (!Array.isArray(result)) expect(result).toMatchObject({ code: 'glossary.invalid' });
    }),
    { numRuns: 100 },
  );
});
