import { describe, expect, it } from 'vitest';
import { textOf } from '#shared/content.ts';
import { parseXml } from '../xml/parseXml.ts';
import { readDocument } from '../registry.ts';
import { expectNoCrash, expectUnbroken, read, rewrite, wrapped } from '../messages/roundTrip.ts';

const one = `<?xml version="1.0" encoding="UTF-8"?>
<!-- c --><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file source-language="en" datatype="plaintext" original="a.html">
    <header><note>Not text</note></header>
    <body>
      <trans-unit id="1" resname="menu.open">
        <source>Open <g id="1">the <x id="2" equiv-text="{{name}}"/></g> &amp; go</source>
        <note>Not text</note>
      </trans-unit>
      <group id="g"><trans-unit id="2">
        <source>Bold <bpt id="1">&lt;b></bpt>text<ept id="1">&lt;/b></ept><ph id="2"><![CDATA[<br>]]></ph></source>
        <target state="needs-translation"/>
      </trans-unit></group>
      <trans-unit id="3" translate="no"><source>Left out</source></trans-unit>
      <trans-unit id="3b"><source>Locked</source><seg-source><mrk mtype="seg" mid="7">Locked</mrk></seg-source><sdl:seg-defs xmlns:sdl="s"><sdl:seg id="7" locked="true"/></sdl:seg-defs></trans-unit>
      <trans-unit id="4">
        <source>Finished <x id="1"/> text</source>
        <target state="final">Fertiger <x id="1"/> Text</target>
        <alt-trans><source>Not text</source><target>Nicht</target></alt-trans>
      </trans-unit>
      <trans-unit id="5">
        <source>First. Second.</source>
        <seg-source><mrk mtype="seg" mid="1">First.</mrk> <g id="9"><mrk mtype="seg" mid="2">Second.</mrk></g></seg-source>
      </trans-unit>
      <trans-unit id="6"><source>Third. Fourth.</source><seg-source><mrk mtype="seg" mid="1">Third.</mrk> <mrk mtype="seg" mid="2">Fourth.</mrk></seg-source><target><mrk mtype="seg" mid="1">Drittens.</mrk> <mrk mtype="seg" mid="2"/></target></trans-unit>
      <trans-unit id="7"><source>{n, plural, one {a file} other {many files}}</source></trans-unit>
      <trans-unit id="8"><source>Same</source><target>Same</target></trans-unit>
    </body>
  </file>
</xliff>
`;

const two = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en">
 <file id="f">
  <notes><note>Not text</note></notes>
  <unit id="u1" name="menu.open">
   <originalData><data id="d1">&lt;br/></data></originalData>
   <segment>
    <source>Open <pc id="1">the <ph id="2" disp="{name}"/></pc> <sc id="3"/>door<ec startRef="3"/></source>
   </segment>
   <ignorable><source> </source></ignorable>
   <segment state="initial"><source>Second</source><target>Zweites</target></segment>
   <segment state="final"><source>Third</source><target>Drittes</target></segment>
  </unit>
  <unit id="u2" translate="no"><segment><source>Left out</source></segment></unit>
 </file>
</xliff>
`;

const say = (texts: Record<string, string>) => (content: readonly (string | object)[]) =>
  content.map((part) => (typeof part === 'string' ? (texts[part] ?? part) : part)) as never;

describe('XLIFF 1.2', () => {
  it('gives the sources, and the targets that are finished', async () => {
    const { units, format } = await read(one, 'a.xml');
    expect(format).toBe('xliff');
    expect(units.map(({ place, content }) => [place, textOf(content)])).toEqual([
      ['menu.open', 'Open the  & go'],
      ['2', 'Bold text'],
      ['4', 'Finished  text'],
      ['5 / 1', 'First.'],
      ['5 / 2', 'Second.'],
      ['6 / 1', 'Third.'],
      ['6 / 2', 'Fourth.'],
      ['7 [one]', 'a file'],
      ['7 [other]', 'many files'],
      ['8', 'Same'],
    ]);
    expect(units[0]?.content).toEqual([
      ...['Open ', { kind: 'open', id: 1 }, 'the ', { kind: 'alone', id: 2, text: '{{name}}' }],
      ...[{ kind: 'close', id: 1 }, ' & go'],
    ]);
    expect(units[1]?.content).toEqual([
      ...['Bold ', { kind: 'open', id: 1 }, 'text', { kind: 'close', id: 1 }],
      { kind: 'alone', id: 2, text: '<br>' },
    ]);
    expect(units.flatMap(({ translated }) => (translated ? [textOf(translated)] : []))).toEqual([
      'Fertiger  Text',
      'Drittens.',
    ]);
  });

  it('gets targets with their state and language, and keeps all else', async () => {
    const document = await read(one, 'a.xlf');
    const written = await rewrite(document, say({ 'Open ': 'Öffne <' }), 'de');
    const line = (start: string) => written.split('\n').find((it) => it.includes(start));
    expect(written).toContain('original="a.html" target-language="de">');
    expect(written).toContain(
      '</source>\n        <target state="translated">Öffne &lt;<g id="1">the <x id="2" equiv-text="{{name}}"/></g> &amp; go</target>\n        <note>',
    );
    expect(written).toContain(
      '<target state="translated">Bold <bpt id="1">&lt;b></bpt>text<ept id="1">&lt;/b></ept><ph id="2"><![CDATA[<br>]]></ph></target>',
    );
    expect(line('id="6"')).toContain('<mrk mtype="seg" mid="2">Fourth.</mrk></target>');
    expect(line('id="8"')).toContain('<target state="translated">Same</target>');
    expect(written).toContain(
      '</seg-source>\n        <target state="translated"><mrk mtype="seg" mid="1">First.</mrk> <g id="9"><mrk mtype="seg" mid="2">Second.</mrk></g></target>',
    );
    parseXml(written);
  });

  it('keeps a finished target as it is, unless it is changed', async () => {
    const document = await read(one, 'a.xlf');
    const finished = document.units.findIndex(({ translated }) => translated);
    const translated = document.units[finished]?.translated ?? [];
    const options = { from: 'en', to: 'de' };
    const same = await document.write(new Map([[finished, translated]]), options);
    expect(Buffer.from(same).toString()).toBe(one);
    const changed = await document.write(
      new Map([[finished, [{ kind: 'alone', id: 1 }, 'x']]]),
      options,
    );
    expect(Buffer.from(changed).toString()).toContain('<target state="translated"><x id="1"/>x<');
  });

  it('of another target language is translated anew', async () => {
    const bytes = Buffer.from(one.replace('original=', 'target-language="fr" original='));
    const document = await readDocument({ bytes, path: 'a.xlf', from: 'en', to: 'de' });
    expect(document.units.every(({ translated }) => !translated)).toBe(true);
    const targets = new Map([[0, document.units[0]?.content ?? []]]);
    const written = await document.write(targets, { from: 'en', to: 'de' });
    expect(Buffer.from(written).toString()).toContain('target-language="de" original');
  });

  it('stays unbroken', () => expectWellFormed(one.replace(/ *<trans-unit id="7".*\n/, '')));
  it('may be damaged', () => expectNoCrash(one, 'a.xlf'));
});

it('takes a plural with elements in it apart, as Angular writes them', async () => {
  const source = '{VAR, plural, =1 {a file} other {<x id="N" equiv-text="{{n}}"/> files}}';
  const text = `<xliff version="1.2"><file source-language="en" target-language="ru"><body><trans-unit id="1"><source>${source}</source></trans-unit></body></file></xliff>`;
  const document = await read(text, 'a.xlf');
  expect(document.units.map(({ content }) => content)).toEqual([
    ['a file'],
    [{ kind: 'alone', id: 1, text: '{{n}}' }, ' files'],
  ]);
  const written = await rewrite(document, say({ 'a file': 'x < \uE000y' }), 'ru');
  const other = '{<x id="N" equiv-text="{{n}}"/> files}';
  expect(written).toContain(
    `<target state="translated">{VAR, plural, =1 {x &lt; y} other ${other} one ${other} few ${other} many ${other}}</target>`,
  );
});

describe('XLIFF 2', () => {
  it('gives the sources, and the targets that are finished', async () => {
    const { units } = await read(two, 'a.xlf');
    expect(units.map(({ place, content }) => [place, textOf(content)])).toEqual([
      ['menu.open', 'Open the  door'],
      ['menu.open', 'Second'],
      ['menu.open', 'Third'],
    ]);
    expect(units.map(({ translated }) => translated)).toEqual([undefined, undefined, ['Drittes']]);
  });

  it('gets targets with their state and language, and keeps all else', async () => {
    const written = await rewrite(await read(two, 'a.xlf'), say({ Second: 'Zweite' }), 'de');
    expect(written).toContain('srcLang="en" trgLang="de">');
    expect(written).toContain(
      `<segment state="translated">\n    <source>Open <pc id="1">the <ph id="2" disp="{name}"/></pc> <sc id="3"/>door<ec startRef="3"/></source>\n    <target>Open <pc id="1">the <ph id="2" disp="{name}"/></pc> <sc id="3"/>door<ec startRef="3"/></target>\n`,
    );
    expect(written).toContain(
      '<segment state="translated"><source>Second</source><target>Zweite</target>',
    );
    parseXml(written);
  });

  it('stays unbroken', () => expectWellFormed(two));
  it('may be damaged', () => expectNoCrash(two, 'a.xlf'));
});

async function expectWellFormed(text: string): Promise<void> {
  const options = { from: 'en', to: 'en' };
  const document = await read(text, 'a.xlf');
  expect(Buffer.from(await document.write(new Map(), options)).toString()).toBe(text);
  const written = await rewrite(document, wrapped);
  const again = await read(written, 'a.xlf');
  expect(again.units.map(({ translated }) => translated)).toEqual(
    document.units.map(({ content }) => wrapped(content)),
  );
  await expectUnbroken(text, 'a.xlf');
}
