import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readableText } from '#shared/content.ts';
import { arbitraryTargets, neverThrows, readText, texts, wrap } from '../text/testing.ts';
import { po } from './po.ts';

const header = (language: string, plurals: string) => `# Translations
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"Language: ${language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: ${plurals}\\n"
`;
const german = header('de', 'nplurals=2; plural=(n != 1);');
const template = header('', 'nplurals=INTEGER; plural=EXPRESSION;').replace('UTF-8', 'CHARSET');
const messages = `
#. A comment
#: src/a.c:12
msgid "Open \\"%s\\""
msgstr ""

msgctxt "menu"
msgid ""
"Line one\\n"
"line two\\n"
msgstr ""

#, c-format
msgid "One file"
msgid_plural "%d files"
msgstr[0] ""
msgstr[1] ""

#, fuzzy
#| msgid "Clse"
msgid "Close"
msgstr "Schlieen"

msgid "Done"
msgstr ""
"Fer"
"tig"

#~ msgid "Old"
#~ msgstr "Alt"
`;
const begun = german + messages;
const fresh = template + messages.replace('"Fer"\n"tig"\n', '').replace('Schlieen', '');

const read = (text: string) => readText(po, text);
async function write(text: string, targets: Record<number, string>, to: string) {
  const document = await read(text);
  const map = new Map(Object.entries(targets).map(([index, target]) => [Number(index), [target]]));
  return texts(document.write(map, { from: 'en', to }));
}

describe('gettext messages', () => {
  it('are units, with the translations that are there', async () => {
    const { units } = await read(begun);
    expect(units.map(({ content }) => readableText(content))).toEqual([
      'Open "%s"',
      'Line one↵line two↵',
      'One file',
      '%d files',
      'Close',
      'Done',
    ]);
    expect(units.map(({ place }) => place)).toEqual([
      'src/a.c:12',
      'menu',
      ...Array.from({ length: 4 }),
    ]);
    expect(units.map(({ translated }) => translated)).toEqual([
      ...Array.from({ length: 5 }),
      ['Fertig'],
    ]);
  });

  it('come back byte for byte without targets, and with the translations that are there', async () => {
    for (const text of [begun, begun.replaceAll('\n', '\r\n'), `\uFEFF${fresh}`]) {
      const { units, ...document } = await read(text);
      const there = new Map(
        units.flatMap(({ translated }, i) => (translated ? [[i, translated] as const] : [])),
      );
      expect(await texts(document.write(new Map(), { from: 'en', to: 'de' }))).toBe(text);
      expect(await texts(document.write(there, { from: 'en', to: 'de' }))).toBe(text);
    }
  });

  it('are translated into their msgstr, and nothing else is', async () => {
    const { units, ...document } = await read(begun);
    const targets = new Map(units.map(({ content }, index) => [index, wrap(content)]));
    expect(await texts(document.write(targets, { from: 'en', to: 'de' }))).toBe(
      begun
        .replace('%s\\""\nmsgstr ""', '%s\\""\nmsgstr "⟦Open \\"%s\\"⟧"')
        .replace('two\\n"\nmsgstr ""', 'two\\n"\nmsgstr ""\n"⟦Line one⟧\\n"\n"⟦line two⟧\\n"')
        .replace('[0] ""', '[0] "⟦One file⟧"')
        .replace('[1] ""', '[1] "⟦%d files⟧"')
        .replace('"Schlieen"', '"⟦Close⟧"')
        .replace('""\n"Fer"\n"tig"', '"⟦Done⟧"'),
    );
  });

  it('of a template get the header and the plural forms of the language', async () => {
    const chinese = await write(fresh, { 2: '一个文件', 3: '%d 个文件' }, 'zh-Hant');
    expect(chinese).toContain('"Language: zh_Hant\\n"');
    expect(chinese).toContain('"Plural-Forms: nplurals=1; plural=0;\\n"');
    expect(chinese).toContain('charset=UTF-8');
    expect(chinese).toContain('"%d files"\nmsgstr[0] "%d 个文件"\n\n');
    const russian = await write(fresh, { 2: 'Файл', 3: '%d файлов' }, 'ru');
    expect(russian).toContain('nplurals=3;');
    expect(russian).toContain('msgstr[0] "Файл"\nmsgstr[1] "%d файлов"\nmsgstr[2] "%d файлов"\n\n');
    const arabic = await write(fresh, { 2: 'ملف', 3: 'ملفات' }, 'ar');
    expect(arabic).toContain('msgstr[0] "ملفات"\nmsgstr[1] "ملف"\nmsgstr[2] "ملفات"');
  });

  it('of a file that was begun keep its header and its forms', async () => {
    const czech = begun.replace(
      /Plural-Forms.*;\\n/,
      'Plural-Forms: nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;\\n',
    );
    expect((await read(czech)).units).toHaveLength(7);
    const written = await write(czech, { 2: 'a', 3: 'b', 4: 'c' }, 'cs');
    expect(written).toContain('msgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n\n');
    expect(written).toContain('"Language: de\\n"');
  });

  it('end with a line break where their source does, and only there', async () => {
    const document = await read(begun);
    const target = ['\nA', { kind: 'alone', id: 2 }, '', { kind: 'alone', id: 1 }, 'B"\\'] as const;
    const written = await texts(document.write(new Map([[1, target]]), { from: 'en', to: 'de' }));
    expect(written).toContain('msgstr ""\n" A\\n"\n"\\n"\n"B\\"\\\\\\n"\n');
  });

  it('keep the encoding that their header declares, or are UTF-8 and say so', async () => {
    const latin = iconv.encode(
      begun.replace('UTF-8', 'ISO-8859-1').replace('Fer', 'Für'),
      'latin1',
    );
    const document = await readText(po, latin);
    const options = { from: 'en', to: 'de' };
    const written = async (target: string) =>
      Buffer.from(await document.write(new Map([[0, [target]]]), options));
    expect((await written('Öffnen')).toString('latin1')).toContain('msgstr "Öffnen"');
    const utf8 = (await written('打开')).toString();
    expect(utf8).toContain('msgstr "打开"');
    expect(utf8).toContain('charset=UTF-8');
    expect(utf8).toContain('Für');
  });

  it('are as many as before, whatever they are translated to', async () => {
    const { units } = await read(begun);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (strings) => {
        const again = await arbitraryTargets(po, begun, strings);
        expect(again.units.map(({ content }) => content)).toEqual(
          units.map(({ content }) => content),
        );
      }),
    );
  });

  it('that are cut or damaged are read or refused', async () => {
    await fc.assert(neverThrows(po, begun));
  });
});
