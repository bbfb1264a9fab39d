import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  expectIdentity,
  expectNoCrash,
  expectUnbroken,
  expectWrapped,
  read,
  rewrite,
} from '../messages/roundTrip.ts';

const text = `# Strings of the app
---
en:   # the language
  hello: &h Hello, %{name}  # a comment
  again: *h
  single: 'It''s here'
  double: "Two\\nlines \\u2026"
  yes: Yes
  count: 12
  date: 2020-01-01
  ref: !ref Some text
  literal: |+
    First line.
    - an item

    Second paragraph,
      indented.

  folded: >-
    Folded text
    of two lines.

    A paragraph.
  plain: a text on
    two lines
  flow: [One word, {a: Another word}, "a, b"]
---
second: document of words
`;

describe('YAML', () => {
  it('gives what people read, each with the way to it', async () => {
    const { units, format } = await read(text, 'en.yml');
    expect(format).toBe('yaml');
    expect(units.map(({ place, content }) => [place, content])).toEqual([
      ['en.hello', ['Hello, %{name}']],
      ['en.single', ["It's here"]],
      ['en.double', ['Two', { kind: 'alone', id: 1, text: '↵' }, 'lines …']],
      ['en.literal', ['First line.']],
      ['en.literal', ['- an item']],
      ['en.literal', ['Second paragraph,', { kind: 'alone', id: 1, text: '↵' }, 'indented.']],
      ['en.folded', ['Folded text of two lines.']],
      ['en.folded', ['A paragraph.']],
      ['en.plain', ['a text on two lines']],
      ['en.flow.0', ['One word']],
      ['en.flow.1.a', ['Another word']],
      ['en.flow.2', ['a, b']],
      ['second', ['document of words']],
    ]);
  });

  it('stays as it was without a translation', () => expectIdentity(text, 'en.yml'));

  it('is translated in its values and nowhere else', async () => {
    const written = await expectWrapped(text, 'en.yml');
    expect(written).toContain('&h ⟦Hello, %{name}⟧  # a comment\n  again: *h\n');
    expect(written).toContain("single: '⟦It''s here⟧'\n");
    expect(written).toContain(
      '|+\n    ⟦First line.⟧\n    ⟦- an item⟧\n\n    ⟦Second paragraph,⟧\n      ⟦indented.⟧\n\n  folded: >-\n',
    );
    expect(written).toContain('  flow: [⟦One word⟧, {a: ⟦Another word⟧}, "⟦a, b⟧"]\n');
  });

  it('goes under the key of the new language', async () => {
    const document = await read(text, 'en.yml');
    expect(await rewrite(document, (content) => content, 'zh-CN')).toContain(
      '\nzh-CN:   # the language\n',
    );
    expect(await rewrite(document, (content) => content, 'no')).toContain('\n"no":   # the');
  });

  it.each(['- x', 'a: b', 'a #b', 'yes', '12', '0x1f', '~', '*a', '', '=', "'a", '1:30', '.inf'])(
    'keeps %j a text',
    async (said) => {
      const scalars = "a: A word\nb: [A word]\nc: |\n  A word\nd: >\n  A word\ne: 'A word'\n";
      const document = await read(scalars, 'a.yaml');
      const written = await rewrite(document, () => [said]);
      const values: unknown[] = Object.values(parse(written, { version: '1.1' }) as object);
      expect(values.flat().map((value) => String(value).trimEnd())).toEqual(
        Array.from({ length: 5 }, () => said),
      );
      expect(values.flat().every((value) => typeof value === 'string')).toBe(true);
    },
  );

  it('keeps the line breaks of Windows', () =>
    expectIdentity('a: |\r\n  Some words\r\n  more\r\nb: Text\r\n', 'a.yml'));

  it('stays unbroken', () => expectUnbroken(text, 'en.yml'));

  it('may be damaged', () => expectNoCrash(text, 'en.yml'));

  it('too deep, or of aliases that grow, does no harm', async () => {
    const deep = await read('['.repeat(50_000), 'a.yml').catch((error: unknown) => error);
    expect(deep).toMatchObject({ code: 'document.damaged' });
    const lol = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`);
    const { units } = await read(`a0: &a0 A word\n${lol.join('\n')}\n`, 'a.yml');
    expect(units).toHaveLength(1);
  });
});
