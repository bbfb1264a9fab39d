import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readableText } from '#shared/content.ts';
import { arbitraryTargets, copies, neverThrows, texts, wrapped } from '../text/testing.ts';
import { txt } from './txt.ts';

const read = (text: string | Uint8Array) =>
  txt.read({ bytes: Buffer.from(text), path: 'a.txt', from: 'auto' }, {});
const unitsOf = async (text: string) =>
  (await read(text)).units.map(({ content }) => readableText(content));

const letter = [
  'Dear reader',
  '',
  '   This is a paragraph that somebody has broken at sixty columns, so',
  'that it goes on from line to line without a pause until it ends, as',
  'letters used to do when they were sent as plain text and the reader',
  'had a terminal.',
  '',
  '  * A point that goes on and on, until it reaches the right edge of the',
  '    page and is continued under its bullet.',
  '  * Another.',
  '',
].join('\r\n');

describe('plain text', () => {
  it('is one unit a line, without bullets and indentation', async () => {
    expect(
      await unitsOf('Title\n\n  1. One thing.\n- Another\n一、第一条\n----\n\nA: b   c\n'),
    ).toEqual(['Title', 'One thing.', 'Another', '第一条', 'A: b', 'c']);
    const { units } = await read('Title\n\nA sentence.\n');
    expect(units.map(({ heading }) => heading)).toEqual([true, false]);
  });

  it('is one unit a paragraph where its lines were broken at a certain width', async () => {
    const units = await unitsOf(letter);
    expect(units).toHaveLength(4);
    expect(units[1]).toMatch(/^This is .* columns, so that it goes .* a terminal\.$/);
    expect(units[2]).toMatch(/^A point .* page and is continued under its bullet\.$/);
  });

  it('that was broken into lines is broken again at the same width', async () => {
    const document = await read(letter);
    const target = '从前有一座山，山里有一座庙。'.repeat(6);
    const options = { from: 'en', to: 'zh' };
    const bytes = await document.write(new Map([[2, [target]]]), options);
    const written = Buffer.from(bytes).toString();
    expect(written).toContain(
      '  * 从前有一座山，山里有一座庙。从前有一座山，山里有一座庙。从前有一\r\n    座山',
    );
    expect(await unitsOf(written)).toContain(target);
  });

  it('is not taken for broken when its lines are of any length', async () => {
    const poem = 'Roses are red\nViolets are blue\nsugar is sweet\nand so are you\n';
    expect(await unitsOf(poem)).toHaveLength(4);
  });

  it('in Chinese that was broken is joined without spaces', async () => {
    const line = '从前有一座山，山里有一座庙，庙里有一个老和尚和一个小和尚，老和尚在';
    expect(await unitsOf(`\u3000\u3000${line}\n${line}讲\n故事。\n`)).toEqual([
      `${line}${line}讲故事。`,
    ]);
  });

  it('comes back byte for byte without targets, and with targets that say the same', async () => {
    for (const bytes of [letter, '\uFEFFa\r\rb\n', iconv.encode('你好\n世界', 'gb18030')]) {
      expect(await copies(txt, bytes)).toBe(true);
    }
  });

  it('is translated everywhere, and nowhere else', async () => {
    expect(await texts(wrapped(txt, 'Title\r\n\r\n - a point\r\n---\r\n'))).toBe(
      '⟦Title⟧\r\n\r\n - ⟦a point⟧\r\n---\r\n',
    );
  });

  it('has source and target, line by line', async () => {
    const document = await read('Title\n - a point\nA: x   b\n');
    const targets = new Map(document.units.map((_, index) => [index, [`t${index}`]]));
    const bytes = await document.write(targets, { from: 'en', to: 'de', bilingual: true });
    expect(Buffer.from(bytes).toString()).toBe(
      'Title\nt0\n - a point\n   t1\nA: x / t2   b / t3\n',
    );
  });

  it('has as many units as before, whatever they are translated to', async () => {
    const text = 'Title\n\n - a point\nNext to   it\n\nLast line.\n';
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (strings) => {
        const written = await arbitraryTargets(txt, text, strings);
        expect(written.units).toHaveLength(5);
      }),
    );
  });

  it('that is cut or damaged is read or refused', async () => {
    await fc.assert(neverThrows(txt, letter));
  });
});
