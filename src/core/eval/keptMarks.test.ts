import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARK_KINDS } from '#core/translate/marks.ts';
import { countKeptMarks } from './keptMarks.ts';

/** The shares of one segment as `kept/total` of the kinds that are in it. */
function kept(source: string, hypothesis: string) {
  const shares = Object.entries(countKeptMarks([{ source, hypothesis }]));
  return Object.fromEntries(
    shares
      .filter(([, { total }]) => total > 0)
      .map(([kind, { part, total }]) => [kind, `${part}/${total}`]),
  );
}

describe('of the marks in a source', () => {
  it.each([
    ['Press <g1>OK</g1><x2/> or <a href="x y">here</a><br />.', { tags: '6/6' }],
    ['{name} {{count}} ${user} %{n} %s %1$d %.2f %(who)s %@ $1', { placeholders: '10/10' }],
    ['See https://a.org/b?c=1&d=%20#e, www.x.cn and ftp://f.org/.', { urls: '3/3' }],
    ['Get https://a.org/{user}/b?c={{id}}.', { urls: '1/1' }],
    ['Write to ann.b+c@mail.example.co.uk.', { emails: '1/1' }],
    ['In 1999, 1,250 of 3.5 and ２０２３ at 12:30', { numbers: '6/6' }],
    ['<g1>{n} files at https://a.org/7</g1>', { tags: '2/2', placeholders: '1/1', urls: '1/1' }],
  ])('%j all are kept in a copy', (text, expected) => {
    expect(kept(text, text)).toEqual(expected);
  });

  it.each([
    ['a < b, x<y and a -> b'],
    ['a few % of it, or %-like words'],
    ['It costs $ and {'],
    ['me @home, a@b'],
  ])('%j has none', (text) => {
    expect(kept(text, text)).toEqual({});
  });

  it('sums of money are numbers, not placeholders', () => {
    expect(kept('$10, $2.50 and $2 million', '10, 2,5 und 2')).toEqual({ numbers: '2/3' });
  });

  it('those count that come back unchanged, each as often as it does', () => {
    expect(kept('<b>x</b> %s %s', '<b>x<b/> %s')).toEqual({ tags: '1/2', placeholders: '1/2' });
    expect(kept('Hello {name}!', 'Hallo {Name}!')).toEqual({ placeholders: '0/1' });
    expect(kept('none', '{more} 1 2 3')).toEqual({});
  });

  it('a number may be written as the language does it', () => {
    expect(kept('1,250,000 at 3.5', '1.250.000 zu 3,5')).toEqual({ numbers: '2/2' });
    expect(kept('２０２３年', 'in 2023')).toEqual({ numbers: '1/1' });
    expect(kept('3.5', '35')).toEqual({ numbers: '0/1' });
  });

  it('an address ends before the characters that follow it', () => {
    expect(kept('打开https://a.org/b。然后', 'Open https://a.org/b, then')).toEqual({
      urls: '1/1',
    });
  });
});

it('no text has more kept than there were', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('<>/a1.,${}%s@:x ')),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, text, (source, hypothesis) => {
      const shares = countKeptMarks([{ source, hypothesis }]);
      for (const kind of MARK_KINDS)
        expect(shares[kind].part).toBeLessThanOrEqual(shares[kind].total);
      const copy = countKeptMarks([{ source, hypothesis: source }]);
      for (const kind of MARK_KINDS) expect(copy[kind].part).toBe(copy[kind].total);
    }),
  );
});
