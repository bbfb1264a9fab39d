import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { useTempHistory } from '#core/history/testing/tempHistory.ts';
import { isAppError } from '#shared/errors.ts';
import { createMemoryStore, type MemoryStore } from '../memoryStore.ts';
import type { ImportOptions } from './importPairs.ts';

const temp = useTempHistory();
const open = () => createMemoryStore(temp.open());

/** Imports a file of this content. */
function take(
  store: MemoryStore,
  name: string,
  content: string | Uint8Array,
  options?: ImportOptions,
) {
  const file = path.join(temp.folder(), name);
  writeFileSync(file, content);
  return store.importFile(file, options);
}
const pairs = (store: MemoryStore) =>
  [...store.all()].map(({ source, target }) => [source, target]);
const tmx = (body: string, head = '<header srclang="en"/>') =>
  `<?xml version="1.0"?>\n<tmx version="1.4">${head}<body>${body}</body></tmx>`;
const tuv = (language: string, text: string) =>
  `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;
const tu = (one: string, other: string) => `<tu>${tuv('en', one)}${tuv('de', other)}</tu>`;
/** The reason for which it is refused. */
async function refused(importing: Promise<unknown>): Promise<unknown> {
  try {
    return await importing;
  } catch (error) {
    return isAppError(error) ? error.toData() : error;
  }
}

describe('a TMX file', () => {
  it('is taken in with languages and dates; what is there already stays', async () => {
    const store = open();
    const unit = `<tu creationdate="20200102T030405Z"><note>n</note><prop type="x">p</prop>${tuv('EN-US', 'Hello')}${tuv('zh_CN', '你好')}</tu>`;
    expect(await take(store, 'a.tmx', tmx(unit))).toEqual({
      ...{ state: 'done', added: 1, skipped: 0, refused: 0 },
    });
    expect([...store.all()]).toEqual([
      {
        ...{ id: 1, source: 'Hello', target: '你好', from: 'en', to: 'zh-Hans', origin: 'a.tmx' },
        createdAt: Date.UTC(2020, 0, 2, 3, 4, 5),
      },
    ]);
    expect(await take(store, 'a.tmx', tmx(unit))).toMatchObject({ added: 0, skipped: 1 });
  });

  it('gives a pair for each language of a unit, from the source language', async () => {
    const store = open();
    const unit = `<tu srclang="de">${tuv('en', 'Hello')}${tuv('de', 'Hallo')}${tuv('fr', 'Salut')}</tu>`;
    await take(store, 'a.tmx', tmx(unit));
    const all = `<tu>${tuv('fr', 'Oui')}${tuv('en', 'Yes')}</tu>`;
    await take(store, 'b.tmx', tmx(all, '<header srclang="*all*"/>'));
    expect(pairs(store)).toEqual([
      ['Hallo', 'Hello'],
      ['Hallo', 'Salut'],
      ['Oui', 'Yes'],
    ]);
  });

  it('gives the text of segments with inline elements, not the codes in them', async () => {
    const store = open();
    const text =
      '<bpt i="1">&lt;b></bpt>Click<ept i="1">&lt;/b></ept> <hi>here</hi> for <ph>{0}</ph><ph>&lt;br/></ph> <it pos="begin">{\\b <sub>x</sub></it>more<ut>u&lt;</ut><![CDATA[ & so]]>';
    await take(store, 'a.tmx', tmx(tu(text, 'x &amp; &#x4f60;')));
    expect(pairs(store)).toEqual([['Click here for {0} more & so', 'x & 你']]);
  });

  it.each([
    ['utf-8', ''],
    ['utf-8', '\uFEFF'],
    ['utf-16le', '\uFEFF'],
    ['utf-16be', '\uFEFF'],
    ['utf-16le', ''],
    ['gb18030', ''],
    ['shift_jis', ''],
  ])('is read in %s', async (encoding, mark) => {
    const store = open();
    const file = `${mark}<?xml version="1.0" encoding="${encoding}"?>${tmx(tu('Hello', '日本語')).slice(21)}`;
    await take(store, 'a.tmx', iconv.encode(file, encoding, { addBOM: false }));
    expect(pairs(store)).toEqual([['Hello', '日本語']]);
  });

  it('may have a DTD, which is not looked at: nothing is read from elsewhere, nothing grows', async () => {
    const store = open();
    const dtd =
      '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const file = tmx(tu('one &b; &f; &amp;', 'eins')).replace('<tmx', `${dtd}<tmx`);
    expect(await take(store, 'a.tmx', file)).toMatchObject({ added: 1 });
    expect(pairs(store)).toEqual([['one &b; &f; &', 'eins']]);
  });

  it('with dates before 1970, which no pair has, gives pairs of today that a history can be exported with', async () => {
    const store = open();
    const unit = `<tu creationdate="19691231T235959Z">${tuv('en', 'Hello')}${tuv('de', 'Hallo')}</tu>`;
    const before = Date.now();
    await take(store, 'a.tmx', tmx(unit));
    await take(store, 'b.csv', 'en,de,date\nBye,Tschüss,1920-01-01\n');
    for (const { createdAt } of store.all()) expect(createdAt).toBeGreaterThanOrEqual(before);
  });

  it('counts what has no text or no known language, and goes on', async () => {
    const store = open();
    const units = [
      tu('', 'leer'),
      tu(' \n', 'leer'),
      `<tu>${tuv('en', 'x')}${tuv('x-klingon', 'y')}</tu>`,
      `<tu>${tuv('en', 'x')}</tu>`,
      '<tu></tu>',
      `<tu>${tuv('en', 'x')}${tuv('', 'y')}</tu>`,
      tu('one', 'eins'),
    ];
    expect(await take(store, 'a.tmx', tmx(units.join('')))).toMatchObject({ added: 1, refused: 6 });
  });

  it('that is cut in half is taken in up to there, and said to be broken', async () => {
    const store = open();
    const units = Array.from({ length: 300 }, (_, number) =>
      tu(`Line ${number}`, `Zeile ${number}`),
    );
    const file = tmx(units.join(''));
    expect(await refused(take(store, 'a.tmx', file.slice(0, file.length / 2)))).toEqual({
      code: 'memory.invalid',
      details: {
        path: path.join(temp.folder(), 'a.tmx'),
        ...{ reason: 'it ends in the middle', added: 150 },
      },
    });
    expect(store.summary().pairs).toBe(150);
  });

  it.each([
    ['mismatched', `${tu('a', 'b')}<tu></tuv>`, 'its XML is broken (unexpected close tag)', 1],
    ['nested', '<a>'.repeat(1000), 'its elements are nested too deep', 0],
    ['endless', `<!-- ${'x'.repeat(4_100_000)}`, 'something in it has no end', 0],
  ])('with broken XML (%s) is refused where it breaks', async (_, body, reason, added) => {
    const file = `<tmx><header srclang="en"/><body>${body}`;
    expect(await refused(take(open(), 'a.tmx', file))).toMatchObject({
      code: 'memory.invalid',
      details: { reason, added },
    });
  });

  it('with characters that XML forbids loses nothing else', async () => {
    const store = open();
    await take(store, 'a.tmx', tmx(tu('a\u0001b &#1; &nbsp;', 'c') + tu('x', 'y')));
    expect(pairs(store)).toMatchObject([
      [expect.stringContaining('b'), 'c'],
      ['x', 'y'],
    ]);
  });

  it.each([
    ['a.tmx', 'no XML at all', 'it is no TMX'],
    ['a.tmx', '<html></html>', 'it is no TMX'],
    ['a.tmx', '', 'it is no TMX'],
    [
      'a.tmx',
      '<?xml version="1.0" encoding="klingon-8"?><tmx/>',
      'its encoding klingon-8 is not known',
    ],
    ['a.csv', '', 'it is empty'],
    ['a.csv', 'a,b\nc,d\n', 'its first line names no columns source and target'],
    [
      'a.csv',
      'source,target\na,b\n',
      'it does not say its languages: it has no columns from and to',
    ],
    ['a.csv', 'from,to,source,target\nen,de,"a,b\n', 'it ends in the middle'],
  ])('or table that is none (%s: %s) is refused', async (name, content, reason) => {
    expect(await refused(take(open(), name, content))).toMatchObject({
      code: 'memory.invalid',
      details: { reason, added: 0 },
    });
  });
});

describe('a table', () => {
  it.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
    ['|', '\n'],
  ])('is read with %j and %j between', async (delimiter, end) => {
    const store = open();
    const rows = [
      ['From', 'to', 'SOURCE', 'target', 'date'],
      ['en', 'de', '"a ""quoted"",\nline"', 'b', '2020-01-01'],
      ['en', 'de', 'x', 'y', ''],
    ];
    const text = rows.map((row) => row.join(delimiter)).join(end);
    expect(await take(store, 'a.csv', text)).toMatchObject({ added: 2, refused: 0 });
    expect([...store.all()][0]).toMatchObject({
      ...{ source: 'a "quoted",\nline', createdAt: Date.UTC(2020, 0, 1) },
    });
  });

  it('may be headed by its languages, and say its delimiter', async () => {
    const store = open();
    await take(store, 'a.csv', 'sep=;\nEnglish;Chinese\nyes;是\nno;不;more\n');
    expect(pairs(store)).toEqual([
      ['yes', '是'],
      ['no', '不'],
    ]);
  });

  it('that names no languages takes those it is told', async () => {
    const store = open();
    const languages = { from: 'en', to: 'de' };
    await take(store, 'a.csv', 'source,target\na,b\n', languages);
    expect([...store.all()]).toMatchObject([{ source: 'a', ...languages }]);
  });
});

it('a folder, or a pipe that nobody writes to, is refused at once', async () => {
  const store = open();
  const place = (name: string) => path.join(temp.folder(), name);
  mkdirSync(place('folder.tmx'));
  const others = process.platform === 'win32' ? [] : [place('pipe.tmx')];
  for (const pipe of others) execFileSync('mkfifo', [pipe]);
  for (const file of [place('folder.tmx'), ...others])
    expect(await refused(store.importFile(file))).toMatchObject({ code: 'file.unreadable' });
});

it('an import that is stopped keeps what is in', async () => {
  const store = open();
  const stopping = new AbortController();
  const units = Array.from({ length: 3000 }, (_, number) =>
    tu(`Line ${number}`, `Zeile ${number}`),
  );
  const result = await take(store, 'a.tmx', tmx(units.join('')), {
    signal: stopping.signal,
    onProgress: () => {
      stopping.abort();
    },
  });
  expect(result.state).toBe('stopped');
  expect(result.added).toBeGreaterThan(0);
  expect(store.summary().pairs).toBe(result.added);
  expect(result.added).toBeLessThan(3000);
});

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          '<',
          '&',
          '"',
          ',',
          ';',
          '\n',
          '\r',
          '\t',
          ' ',
          "'",
          '你好',
          '\u200b',
          '🙂',
          ']]>',
          '\ufeff',
        ),
      )
      .map((pieces) => pieces.join('')),
  )
  // XML has no way to write them.
  .map((string) => `x${string.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')}`);

it.each(['tmx', 'csv'] as const)('any texts that are exported as %s come back', async (format) => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ source: text, target: text }), {
        selector: ({ source, target }) => `${source}\0${target}`,
        maxLength: 8,
      }),
      async (texts) => {
        const [one, other] = [
          open(),
          createMemoryStore(temp.open({}, path.join(temp.folder(), 'b.db'))),
        ];
        for (const store of [one, other]) for (const { id } of [...store.all()]) store.remove(id);
        for (const each of texts)
          one.addNew({ ...each, from: 'zh-Hans', to: 'en', origin: 'a', createdAt: 1000 });
        const file = path.join(temp.folder(), `out.${format}`);
        const options = { format, filter: { query: '' }, version: '1' };
        expect(await one.exportFile(file, options)).toEqual({ pairs: texts.length });
        expect(await other.importFile(file)).toMatchObject({ added: texts.length, refused: 0 });
        const content = (store: MemoryStore) =>
          [...store.all()].map(({ source, target, from, to, createdAt }) => [
            source,
            target,
            from,
            to,
            createdAt,
          ]);
        expect(content(other)).toEqual(content(one));
      },
    ),
    { numRuns: 25 },
  );
});
