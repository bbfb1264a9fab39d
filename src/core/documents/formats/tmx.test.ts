import { describe, expect, it } from 'vitest';
import { textOf } from '#shared/content.ts';
import { readDocument } from '../registry.ts';
import { expectNoCrash, expectUnbroken, read, rewrite } from '../messages/roundTrip.ts';

const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header srclang="en" datatype="plaintext"><note>Not text</note></header>
  <body>
    <tu tuid="a">
      <prop type="x">Not text</prop>
      <tuv xml:lang="en">
        <seg>Press <bpt i="1">&lt;b></bpt>OK<ept i="1">&lt;/b></ept> <ph type="image"/> &amp; <hi>go</hi></seg>
      </tuv>
    </tu>
    <tu><tuv xml:lang="EN-us"><seg>Hello</seg></tuv><tuv xml:lang="fr"><seg>Bonjour</seg></tuv></tu>
    <tu><tuv xml:lang="en"><seg>Yes</seg></tuv><tuv xml:lang="de-DE"><seg>Ja</seg></tuv></tu>
    <tu><tuv xml:lang="en"><seg>No</seg></tuv><tuv xml:lang="de"><seg/></tuv></tu>
  </body>
</tmx>
`;

describe('a translation memory', () => {
  it('gives the sources, and what is there of the target language', async () => {
    const bytes = Buffer.from(text);
    const { units, format } = await readDocument({ bytes, path: 'a.xml', from: 'en', to: 'de' });
    expect(format).toBe('tmx');
    expect(units.map(({ content }) => textOf(content))).toEqual([
      ...['Press OK  & go', 'Hello', 'Yes', 'No'],
    ]);
    expect(units.map(({ translated }) => translated)).toEqual([
      ...[undefined, undefined, ['Ja'], undefined],
    ]);
  });

  it('gets variants of the target language, and keeps those that it has', async () => {
    const written = await rewrite(await read(text, 'a.tmx'), (content) => [...content, '<'], 'de');
    expect(written).toContain(
      `</tuv>
      <tuv xml:lang="de">
        <seg>Press <bpt i="1">&lt;b></bpt>OK<ept i="1">&lt;/b></ept> <ph type="image"/> &amp; <hi>go</hi>&lt;</seg>
      </tuv>
    </tu>`,
    );
    expect(written).toContain(
      '<tuv xml:lang="fr"><seg>Bonjour</seg></tuv><tuv xml:lang="de"><seg>Hello&lt;</seg></tuv></tu>',
    );
    expect(written).toContain('<tuv xml:lang="de-DE"><seg>Ja</seg></tuv></tu>');
    expect(written).toContain('<tuv xml:lang="de"><seg>No&lt;</seg></tuv></tu>');
    expect((await read(written, 'a.tmx')).units).toHaveLength(4);
  });

  it('stays as it was without a translation', async () => {
    const document = await read(text, 'a.tmx');
    const written = await document.write(new Map(), { from: 'en', to: 'de' });
    expect(Buffer.from(written).toString()).toBe(text);
  });

  it('stays unbroken', () => expectUnbroken(text, 'a.tmx'));
  it('may be damaged', () => expectNoCrash(text, 'a.tmx'));
});
