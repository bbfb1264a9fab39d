import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText } from '#shared/content.ts';
import {
  arbitraryTargets,
  copies,
  neverThrows,
  readText,
  texts,
  wrapped,
} from '../text/testing.ts';
import { vtt } from './vtt.ts';

const talk = `WEBVTT - A talk
Kind: captions

NOTE this is
not shown --> at all

STYLE
::cue(b) { color: red; }

REGION
id:fred

intro
00:01.000 --> 00:02.000 line:0 region:fred
<v Roger Bingham>We are in <b>New&nbsp;York</b> &amp; here</v>

2
00:00:03.000 --> 00:00:04.000
<v.loud Neil>the <c.yellow.bg_blue>Big <00:00:03.500>Apple</c>
of the world

00:00:05.000 --> 00:00:06.000
{
 "type": "page"
}
`;
const read = (text: string) => readText(vtt, text);

describe('WebVTT subtitles', () => {
  it('are one unit a cue, with voices, classes and times as tags', async () => {
    const { units } = await read(talk);
    expect(units.map(({ content }) => readableText(content))).toEqual([
      'We are in New\u00A0York & here',
      'the Big Apple of the world',
    ]);
    expect(units.map(({ place }) => place)).toEqual(['00:01.000', '00:00:03.000']);
    expect(units[1]?.content).toEqual([
      { kind: 'alone', id: 1 },
      'the ',
      { kind: 'open', id: 2 },
      'Big ',
      { kind: 'alone', id: 3 },
      'Apple',
      { kind: 'close', id: 2 },
      ' of the world',
    ]);
  });

  it('come back byte for byte without targets, and with targets that say the same', async () => {
    expect(await copies(vtt, talk)).toBe(true);
    expect(await copies(vtt, `\uFEFF${talk.replaceAll('\n', '\r\n')}`)).toBe(true);
  });

  it('are translated everywhere, and nowhere else', async () => {
    expect(await texts(wrapped(vtt, talk))).toBe(
      talk
        .replace('We are in', '⟦We are in')
        .replace('<b>New&nbsp;York</b> &amp; here', '⟧<b>⟦New\u00A0York⟧</b>⟦ &amp; here⟧')
        .replace('the <c', '⟦the ⟧<c')
        .replace('Big <00:00:03.500>Apple</c>', '⟦Big ⟧<00:00:03.500>⟦Apple⟧</c>⟦')
        .replace('⟦\nof the world', '⟦ of the world⟧'),
    );
  });

  it('have source and target, one below the other', async () => {
    const document = await read('WEBVTT\n\n00:01.000 --> 00:02.000\n<i>One</i>\n');
    const target = [{ kind: 'open', id: 1 } as const, '一 -->', { kind: 'close', id: 1 } as const];
    const bytes = document.write(new Map([[0, target]]), { from: 'en', to: 'zh', bilingual: true });
    expect(await texts(bytes)).toBe(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<i>One</i>\n<i>一 --&gt;</i>\n',
    );
  });

  it('have as many units as before, whatever they are translated to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (strings) => {
        expect((await arbitraryTargets(vtt, talk, strings)).units).toHaveLength(2);
      }),
    );
  });

  it('that are cut or damaged are read or refused', async () => {
    await fc.assert(neverThrows(vtt, talk));
  });
});
