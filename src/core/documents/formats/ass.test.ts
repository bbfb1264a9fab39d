import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText, textOf } from '#shared/content.ts';
import {
  arbitraryTargets,
  copies,
  neverThrows,
  readText,
  texts,
  wrapped,
} from '../text/testing.ts';
import { ass } from './ass.ts';

const anime = [
  '[Script Info]',
  'Title: A title',
  '',
  '[V4+ Styles]',
  'Format: Name, Fontname, Fontsize',
  'Style: Default,Arial,20',
  '',
  '[Events]',
  'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  'Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,A note',
  'Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,{\\i1}Well, yes{\\i0}, I think\\Nso.',
  'Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}sign\\hpost{\\p2\\c}m b{\\i}',
  'Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9',
  'Dialogue: 0,0:00:07.00,0:00:08.00,Default,,0,0,0,,- Who?\\N- I.',
  '',
].join('\r\n');
const read = (text: string) => readText(ass, text);

describe('Advanced SubStation Alpha', () => {
  it('has the dialogues as units, with overrides and drawings as tags', async () => {
    const { units } = await read(anime);
    expect(units.map(({ content }) => textOf(content))).toEqual([
      'Well, yes, I think so.',
      'sign\u00A0post',
      '- Who?- I.',
    ]);
    expect(readableText(units[0]?.content ?? [])).toBe('{…}Well, yes{…}, I think so.');
    expect(units[1]?.content).toHaveLength(3);
    expect(units.map(({ place }) => place)).toEqual(['0:00:01.00', '0:00:03.00', '0:00:07.00']);
  });

  it('comes back byte for byte without targets, and with targets that say the same', async () => {
    expect(await copies(ass, anime)).toBe(true);
    expect(await copies(ass, `\uFEFF${anime.replaceAll('\r\n', '\n')}`)).toBe(true);
  });

  it('is translated everywhere, and nowhere else', async () => {
    expect(await texts(wrapped(ass, anime))).toBe(
      anime
        .replace('Well, yes{\\i0}, I think\\Nso.', '⟦Well, yes⟧{\\i0}⟦, I think so.⟧')
        .replace('sign\\hpost', '⟦sign\\hpost⟧')
        .replace('- Who?\\N- I.', '⟦- Who?⟧\\N⟦- I.⟧'),
    );
  });

  it('has the events of SubStation Alpha 4, and those without a format line', async () => {
    const ssa = '[Events]\nFormat: Marked, Start, Text\nDialogue: Marked=0,0:00:01.00,One, two\n';
    expect((await read(ssa)).units[0]?.content).toEqual(['One, two']);
    const bare = 'Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,One, two\n';
    expect((await read(bare)).units[0]?.content).toEqual(['One, two']);
  });

  it('has source and target, one below the other', async () => {
    const bare = 'Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,One\n';
    const document = await read(bare);
    const targets = new Map([[0, ['\\N{x}']]]);
    const bytes = await document.write(targets, { from: 'en', to: 'zh', bilingual: true });
    expect(Buffer.from(bytes).toString()).toBe(bare.replace('One', 'One\\N\\\u2060N(x)'));
  });

  it('has as many units as before, whatever they are translated to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (strings) => {
        expect((await arbitraryTargets(ass, anime, strings)).units).toHaveLength(3);
      }),
    );
  });

  it('that is cut or damaged is read or refused', async () => {
    await fc.assert(neverThrows(ass, anime));
  });
});
