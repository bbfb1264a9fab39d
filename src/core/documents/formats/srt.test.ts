import fc from 'fast-check';
import iconv from 'iconv-lite';
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
import { srt } from './srt.ts';

const film = [
  '1',
  '00:00:01,000 --> 00:00:02,500 X1:10 X2:20',
  'It was a dark night,',
  'and <i>nobody</i> was there.',
  '',
  '2',
  '00:00:03,000 --> 00:00:04,000',
  '- Who are you?',
  '- {\\an8}Nobody <3.',
  '',
  '3',
  '00:00:05,000 --> 00:00:06,000',
  '♪ ♪',
  '',
  '',
  '4',
  '00:00:07,000 --> 00:00:08,000',
  '<font color="#fff"><b>BOB: No!',
  '',
  'Not</b> now.',
  '',
].join('\r\n');
const read = (text: string) => readText(srt, text);

describe('SubRip subtitles', () => {
  it('are one unit a cue, in which a line goes on in the next but for another speaker', async () => {
    const { units } = await read(film);
    expect(units.map(({ content }) => readableText(content))).toEqual([
      'It was a dark night, and nobody was there.',
      '- Who are you?↵- Nobody <3.',
      'BOB: No!',
      'Not now.',
    ]);
    expect(units.map(({ place }) => place)).toEqual([
      '00:00:01,000',
      '00:00:03,000',
      '00:00:07,000',
      '00:00:07,000',
    ]);
    expect(units[0]?.content).toEqual([
      'It was a dark night, and ',
      { kind: 'open', id: 1 },
      'nobody',
      { kind: 'close', id: 1 },
      ' was there.',
    ]);
  });

  it('have as many lines as before when the translation is long, of about the same length', async () => {
    const document = await read(film);
    const [open, close] = [
      { kind: 'open', id: 1 },
      { kind: 'close', id: 1 },
    ] as const;
    const long = ['It had been a dark and windy night, and there was ', open, 'no one', close, '.'];
    const written = async (target: typeof long) =>
      (await texts(document.write(new Map([[0, target]]), { from: 'en', to: 'de' }))).split('\r\n');
    expect((await written(long)).slice(2, 5)).toEqual([
      'It had been a dark and windy',
      'night, and there was <i>no one</i>.',
      '',
    ]);
    expect((await written(['那天晚上很黑，', open, '没有人', close, '在。'])).slice(2, 4)).toEqual([
      '那天晚上很黑，<i>没有人</i>在。',
      '',
    ]);
  });

  it('have formatting as one where it is closed and opened again at each line', async () => {
    const lines =
      '<i>las mujeres éramos</i>\n<i>algo así como adornos</i>\n<i>- ¿Sí?</i>\n<b>No</b>';
    const { units } = await read(`1\n00:00:01,000 --> 00:00:02,000\n${lines}\n`);
    expect(units[0]?.content.slice(0, 4)).toEqual([
      { kind: 'open', id: 1 },
      'las mujeres éramos algo así como adornos',
      { kind: 'close', id: 1 },
      { kind: 'alone', id: 2, text: '↵' },
    ]);
    expect(units[0]?.content.slice(4)).toHaveLength(7);
  });

  it('come back byte for byte without targets, and with targets that say the same', async () => {
    expect(await copies(srt, film)).toBe(true);
    expect(await copies(srt, iconv.encode(film, 'utf-16le', { addBOM: true }))).toBe(true);
    expect(await copies(srt, iconv.encode('1\n00:00:01,0 --> 00:00:02,0\n你好\n', 'gb18030'))).toBe(
      true,
    );
  });

  it('are translated everywhere, and nowhere else', async () => {
    expect(await texts(wrapped(srt, film))).toBe(
      film
        .replace(/It.*there\./s, '⟦It was a dark night, and\r\n⟧<i>⟦nobody⟧</i>⟦ was there.⟧')
        .replace('- Who are you?', '⟦- Who are you?⟧')
        .replace('- {\\an8}Nobody <3.', '- {\\an8}⟦Nobody <3.⟧')
        .replace('BOB: No!', '⟦BOB: No!⟧')
        .replace('Not</b> now.', '⟦Not⟧</b>⟦ now.⟧'),
    );
  });

  it('are known by what they are', () => {
    const recognizes = (text: string) =>
      srt.recognizes({ bytes: Buffer.from(text), path: 'a.txt', from: 'auto' });
    expect([film, `\uFEFF\n${film}`, 'a', '1\n2\n'].map(recognizes)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('may lack numbers, and empty lines between cues', async () => {
    const bare = '00:00:01,000 --> 00:00:02,000\nOne\n00:00:03.000 --> 00:00:04.000\n1999\ntwo';
    const { units } = await read(bare);
    expect(units.map(({ content }) => content)).toEqual([['One'], ['1999 two']]);
  });

  it('have as many units as before, whatever they are translated to', async () => {
    const { units } = await read(film);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (strings) => {
        const again = await arbitraryTargets(srt, film, strings);
        expect(again.units.map(({ place }) => place)).toEqual(units.map(({ place }) => place));
      }),
    );
  });

  it('that are cut or damaged are read or refused', async () => {
    await fc.assert(neverThrows(srt, film));
  });
});
