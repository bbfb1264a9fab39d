import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText, textOf, type Content } from '#shared/content.ts';
import type { Document } from '../document.ts';
import { markdownTree, nodesOf } from '../markdown/tree.ts';
import { md } from './md.ts';

const OPTIONS = { from: 'en', to: 'zh' };
const read = (text: string, path = 'a.md') =>
  md.read({ bytes: Buffer.from(text), path, from: 'en' }, {});
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const everything = (document: Document, change: (content: Content) => Content) =>
  new Map(document.units.map(({ content }, index) => [index, change(content)]));
const wrap = (content: Content): Content =>
  content.map((part) => (typeof part === 'string' && /\p{L}/u.test(part) ? `⟦${part}⟧` : part));
const written = async (
  source: string,
  change: (content: Content) => Content,
  bilingual = false,
) => {
  const document = await read(source);
  return text(await document.write(everything(document, change), { ...OPTIONS, bilingual }));
};
/** Each string part by its own translation. */
const saying = (translations: Record<string, string>) => (content: Content) =>
  content.map((part) => (typeof part === 'string' ? (translations[part] ?? part) : part));

const SAMPLE = `---
title: Front matter
---

# Title with \`code\` #

Hard-wrapped text that goes on
over *two* lines, with [a link](https://example.org/a_b "Title"), a [reference], a
note[^1], ![an image](a.png), <kbd>K</kbd>, $x_1$ and https://example.org/c_d again.

> A quotation that
> goes on\\
> and breaks.

Setext
======

1. One
2. Two
   - [ ] to do
     goes on

| Head | B \\| C |
| ---- | ------- |
| cell | **b**   |

\`\`\`js
const code = 'stays';
\`\`\`

<div>HTML stays</div>

$$
x
$$

[reference]: https://example.org
[^1]: The note.
`;

describe('a Markdown file', () => {
  it('comes back byte for byte when nothing was translated', async () => {
    for (const source of [SAMPLE, `\uFEFF${SAMPLE.replaceAll('\n', '\r\n')}`]) {
      expect(await written(source, (content) => content)).toBe(source);
      const document = await read(source);
      expect(text(await document.write(new Map(), OPTIONS))).toBe(source);
    }
  });

  it('is read as paragraphs, lines joined, without what is not for people', async () => {
    const document = await read(SAMPLE);
    expect(document.units.map(({ content }) => readableText(content))).toEqual([
      'Title with code',
      'Hard-wrapped text that goes on over two lines, with a link, a reference, a note[^1], an image, <kbd>K</kbd>, x_1 and https://example.org/c_d again.',
      'A quotation that goes on↵and breaks.',
      'Setext',
      'One',
      'Two',
      'to do goes on',
      'Head',
      'B | C',
      'cell',
      'b',
      'The note.',
    ]);
    expect(document.units.map(({ heading }) => heading === true).slice(0, 4)).toEqual([
      ...[true, false, false, true],
    ]);
  });

  it('has all its text translated and nothing else', async () => {
    const document = await read(SAMPLE);
    const out = await written(SAMPLE, wrap);
    expect(out).toContain('[⟦a link⟧](https://example.org/a_b "Title")');
    expect(out).toContain('[⟦reference⟧][reference]');
    expect(out).toContain('> ⟦A quotation that goes on⟧\\\n> ⟦and breaks.⟧');
    expect(out).toContain('| ⟦Head⟧ | ⟦B \\| C⟧ |');
    expect(out).toContain("const code = 'stays';");
    expect(out).toContain('title: Front matter');
    const again = await read(out);
    const texts = ({ units }: Document) => units.map(({ content }) => textOf(content));
    expect(texts(again)).toEqual(document.units.map(({ content }) => textOf(wrap(content))));
    const types = (source: string) =>
      [...nodesOf(markdownTree(source, { dollars: true, lenient: false }))].map(({ type }) => type);
    expect(types(out)).toEqual(types(SAMPLE));
  });

  it('holds source and target', async () => {
    expect(await written('# A\n\n> b\n\n- c\n\n| d |\n| - |\n', wrap, true)).toBe(
      '# A<br>⟦A⟧\n\n> b\n>\n> ⟦b⟧\n\n- c\\\n  ⟦c⟧\n\n| d<br>⟦d⟧ |\n| - |\n',
    );
  });

  it.each([
    ['a', '# not a heading', '\\# not a heading'],
    ['a', '1. not a list', '1\\. not a list'],
    ['a', '- not a list', '\\- not a list'],
    ['a', '> no quotation', '\\> no quotation'],
    ['a', 'snake_case, 2 * 3 and a < b & c', 'snake_case, 2 * 3 and a < b & c'],
    ['a', '*no* _emphasis_ `nor code`', '\\*no\\* \\_emphasis\\_ \\`nor code\\`'],
    ['a', '<b>, &lt; and [x](y)', '\\<b>, &amp;lt; and \\[x](y)'],
    ['a', 'two\nlines', 'two lines'],
    ['| a |\n| - |', 'b | c', '| b \\| c |\n| - |'],
  ])('in %j a translation stays text: %s', async (source, said, expected) => {
    expect(await written(source, () => [said])).toBe(expected);
  });

  it('keeps emphasis that Markdown would not read in a text without spaces', async () => {
    const chinese = saying({ 'Note:': '注意：', ' please': '请' });
    expect(await written('**Note:** please', chinese)).toBe('<strong>注意：</strong>请');
    expect(await written('**注意：**请\n', saying({ '注意：': 'Note:', 请: ' please' }))).toBe(
      '**Note:** please\n',
    );
    expect(await written('*a* b', saying({ a: ' c ', ' b': 'd' }))).toBe('*c* d');
  });

  it('keeps what follows an address out of it', async () => {
    const source = 'See https://example.org/a, or www.example.org.\n';
    expect(await written(source, saying({ 'See ': '见', ', or ': '，或', '.': '。' }))).toBe(
      '见<https://example.org/a>，或[www.example.org](http://www.example.org)。\n',
    );
    expect(await written(source, saying({ 'See ': 'Siehe ' }))).toBe(
      'Siehe https://example.org/a, or www.example.org.\n',
    );
  });

  it('joins lines of Chinese without a space', async () => {
    const { units } = await read('第一行\n第二行 and\nwords\n');
    expect(units.map(({ content }) => textOf(content))).toEqual(['第一行第二行 and words']);
  });

  it('takes sums of money for no formulas', async () => {
    const { units } = await read('It costs $5 and then $6 more.\n');
    expect(units[0]?.content).toEqual(['It costs $5 and then $6 more.']);
  });

  it('with JSX keeps its code', async () => {
    const source = "import A from './a.js'\n\n# Title\n\n<A b={1}>\n\nText {here}.\n\n</A>\n";
    const document = await read(source, 'a.mdx');
    expect(document.units.map(({ content }) => textOf(content))).toEqual(['Title', 'Text {here}.']);
  });

  it('keeps its structure and its tags whatever a translation says', async () => {
    const source = '- *a* `b` c **d**\n\n> e [f](g) h  \n> i\n\n| j k |\n| - |\n| ![l](m) |\n';
    const document = await read(source);
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), {
      ...{ minLength: 30, maxLength: 30 },
    });
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (said, isReordered) => {
        let next = 0;
        const change = (content: Content): Content => {
          const parts = content.map((part) =>
            typeof part === 'string' ? `x${said[next++] ?? ''}y` : part,
          );
          return isReordered ? [...parts.slice(-1), ...parts.slice(0, -1)] : parts;
        };
        const first = document.units.filter(({ content }) => typeof content.at(-1) === 'string');
        const targets = new Map(
          document.units.map((unit, index) => [
            index,
            first.includes(unit) ? change(unit.content) : unit.content.map((part) => part),
          ]),
        );
        const again = await read(text(await document.write(targets, OPTIONS)));
        expect(again.units.length).toBe(document.units.length);
        again.units.forEach(({ content }, index) => {
          const clean = (text: string) => text.toWellFormed().replace(/[\s\p{Cc}\u200B]+/gu, '');
          expect(clean(textOf(content)).replace(/<\/?(?:em|strong)>/g, '')).toBe(
            clean(textOf(targets.get(index) ?? [])),
          );
        });
      }),
      { numRuns: 150 },
    );
  });

  it('that is cut or broken is still read, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SAMPLE.length), fc.string({ unit: 'binary' }), async (at, noise) => {
        const document = await read(SAMPLE.slice(0, at) + noise + SAMPLE.slice(at + 3));
        await document.write(everything(document, wrap), OPTIONS);
      }),
      { numRuns: 60 },
    );
    const deep = await read(`${'> '.repeat(2000)}a\n${'['.repeat(1000)}b\n\n${'*a '.repeat(500)}`);
    expect(text(await deep.write(everything(deep, wrap), OPTIONS))).toContain('a');
    await expect(async () => read('[[a]**b'.repeat(10_000))).rejects.toThrow('more marks');
  });
});
