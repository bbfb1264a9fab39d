import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText, type Content } from '#shared/content.ts';
import { readMessage } from './message.ts';
import { isBranchingIcu, parseIcu } from './parseIcu.ts';
import type { Dialect } from './token.ts';

const icu: Dialect = { syntax: 'icu' };
const plain: Dialect = { syntax: 'plain' };
const readable = (text: string, dialect: Dialect) =>
  readMessage(text, dialect, '').units.map(({ content }) => readableText(content));
const write = (
  text: string,
  dialect: Dialect,
  change: (content: Content) => Content,
  to = 'en',
) => {
  const message = readMessage(text, dialect, '');
  return message.write(new Map(message.units.map(({ content }, at) => [at, change(content)])), to);
};

describe('a message', () => {
  it('is ICU when it has a plural or a select that can be read', () => {
    expect(isBranchingIcu('{n, plural, other {# files}}')).toBe(true);
    expect(isBranchingIcu('{n, plural, other {# files}')).toBe(false);
    expect(isBranchingIcu('Hello {{name}}, plural, {x}')).toBe(false);
  });

  it('has its arguments as text, other syntax as tags, branches by themselves', () => {
    const text =
      "It''s {name}: {n, number, ::percent} {g, select, male {his} other {their {n, plural, one {file} other {# files}}}}";
    expect(readable(text, icu)).toEqual([
      "It's {name}: {n} {g}",
      'his',
      'their {n}',
      'file',
      '# files',
    ]);
  });

  it('has nothing to translate but words', () => {
    expect(readable('{n, plural, one {#} other {# {unit}}}', icu)).toEqual(['# {unit}']);
    expect(readable('<br/> 12 %', plain)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['an apostrophe', "l'heure", "l'heure"],
    ['an apostrophe before an argument', "l'{n}", "l''{n}"],
    ['braces', 'a {b} c}', "a '{'b'}' c'}'"],
    ['a quoted brace', "'{'", "'''{'''"],
    ['a brace and an apostrophe', "a {' b", "a '{''' b"],
    ['markup', '<b> 1 < 2', "'<'b> 1 < 2"],
  ])('holds %s', (_, said, written) => {
    expect(write('Hello {n}', icu, () => [said])).toBe(written);
    expect(readable(`${written} ok {n}`, icu)).toEqual([`${said} ok {n}`]);
  });

  it('gets the categories of the target language, copied from other, nested ones too', () => {
    const text = '{a, plural,\n  one {A}\n  other {{b, plural, one {x} other {yy}}}\n}';
    const inner = '{b, plural, one {x} other {yy} few {yy} many {yy}}';
    expect(write(text, icu, (content) => content, 'pl')).toBe(
      `{a, plural,\n  one {A}\n  other {${inner}}\n  few {${inner}}\n  many {${inner}}\n}`,
    );
    expect(write(text, icu, () => ['z'], 'ja')).toBe(
      '{a, plural,\n  one {z}\n  other {{b, plural, one {z} other {z}}}\n}',
    );
    expect(write('{n, selectordinal, other {#th}}', icu, (said) => said, 'en')).toBe(
      '{n, selectordinal, other {#th} one {#th} two {#th} few {#th}}',
    );
  });

  it('joins lines that were full, and keeps those that were not', () => {
    const full =
      'These lines were broken because they are as long as\nthe writer wanted them to be';
    expect(readable(full, plain)).toEqual([full.replace('\n', ' ')]);
    expect(write(full, plain, (content) => content)).toBe(full);
    expect(readable('Drag files here\nor click', plain)).toEqual(['Drag files here↵or click']);
    expect(readable('One.\nTwo\n- three\n\nfour', plain)).toEqual([
      'One.',
      'Two',
      '- three',
      'four',
    ]);
  });

  it('has markup as pairs where it is nested, and as single tags where it is not', () => {
    const kinds = (text: string) =>
      readMessage(text, plain, '')
        .units.flatMap(({ content }) => content)
        .map((part) => (typeof part === 'string' ? part : `${part.kind} ${part.id}`));
    expect(kinds('<a href="x">b<i>c</i></a>')).toEqual([
      ...['open 1', 'b', 'open 2', 'c', 'close 2', 'close 1'],
    ]);
    expect(kinds('<b>a<i>b</b>c</i> <file>')).toEqual([
      ...['open 1', 'a', 'alone 2', 'b', 'close 1', 'c', 'alone 3', ' ', 'alone 4'],
    ]);
  });

  it('stays a message whatever its targets are', () => {
    const text = "{n, plural, one {# <b>'{'file'}'</b> of {name}} other {# files}} and 'it'";
    const said = fc.string({
      unit: fc.constantFrom("'", '{', '}', '<', '>', '#', 'a', '|', '{name}'),
    });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1 }), fc.boolean(), (texts, swaps) => {
        let at = 0;
        const written = write(text, icu, (content) => {
          const parts = content.map((part) =>
            typeof part === 'string' ? (texts[at++ % texts.length] ?? '') : part,
          );
          const alone = parts.filter((part) => typeof part !== 'string' && part.kind === 'alone');
          return swaps ? [...parts.filter((part) => !alone.includes(part)), ...alone] : parts;
        });
        expect(parseIcu(written, 'icu')).toBeDefined();
        expect(isBranchingIcu(written)).toBe(true);
      }),
    );
  });

  it('of any characters is read in bounded time', () => {
    const unit = fc.constantFrom(
      "'",
      '{',
      '}',
      '<',
      '</a>',
      '<a',
      '#',
      ',',
      'plural',
      'other',
      ' ',
      '\n',
      '$t(',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), (text) => {
        const message = readMessage(text, icu, '');
        expect(message.write(new Map(), 'ru')).toBe(text);
      }),
    );
    for (const part of ['<a ', "'{", '{a,plural,other{', '<a>', '$t(', '\n', "''"]) {
      readMessage(part.repeat(40_000), icu, '');
      readMessage(part.repeat(40_000), plain, '');
    }
  });
});
