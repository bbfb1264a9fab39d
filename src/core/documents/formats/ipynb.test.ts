import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '#shared/content.ts';
import { copies, readText, texts, wrap, wrapped } from '../text/testing.ts';
import { ipynb } from './ipynb.ts';

const NOTEBOOK = `{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": [
    "# Title \\u00e9\\n",
    "\\n",
    "Text over\\n",
    "two lines with \`code\`."
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 1.0,
   "source": ["# a comment"],
   "outputs": [{"text": ["Out"], "n": 18.0}]
  },
  {"cell_type": "markdown", "source": "- One\\n- Two"},
  {"cell_type": "raw", "source": "Raw"}
 ],
 "nbformat": 4
}
`;

describe('a notebook', () => {
  it('comes back byte for byte when nothing was translated', async () => {
    expect(await copies(ipynb, NOTEBOOK)).toBe(true);
    expect(await copies(ipynb, `\uFEFF${NOTEBOOK}`)).toBe(true);
  });

  it('has the Markdown of its cells translated and nothing else', async () => {
    const { units } = await readText(ipynb, NOTEBOOK);
    expect(units.map(({ content }) => textOf(content))).toEqual([
      ...['Title é', 'Text over two lines with .', 'One', 'Two'],
    ]);
    expect(Buffer.from(await wrapped(ipynb, NOTEBOOK)).toString()).toBe(
      NOTEBOOK.replace('"# Title \\u00e9\\n"', '"# ⟦Title é⟧\\n"')
        .replace(
          '"Text over\\n",\n    "two lines with `code`."',
          '"⟦Text over two lines with ⟧`code`."',
        )
        .replace('- One\\n- Two', '- ⟦One⟧\\n- ⟦Two⟧'),
    );
  });

  it('holds source and target', async () => {
    const source = '{"cells":[{"cell_type":"markdown","source":["One"]}]}';
    const document = await readText(ipynb, source);
    const options = { from: 'en', to: 'zh', bilingual: true };
    expect(await texts(document.write(new Map([[0, ['一']]]), options))).toBe(
      '{"cells":[{"cell_type":"markdown","source":["One\\n","\\n","一"]}]}',
    );
  });

  it('of version 3 is read too', async () => {
    const cells = '[{"cell_type":"heading","source":["One"]}]';
    const { units } = await readText(ipynb, `{"worksheets":[{"cells":${cells}}]}`);
    expect(units.map(({ content }) => content)).toEqual([['One']]);
  });

  it('stays valid JSON whatever a translation says, and keeps its cells', async () => {
    const document = await readText(ipynb, NOTEBOOK);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (said) => {
        const targets = new Map(
          document.units.map(({ content }, index) => [
            index,
            content.map((part) => (typeof part === 'string' ? `x${said}y` : part)),
          ]),
        );
        const out = await texts(document.write(targets, { from: 'en', to: 'zh' }));
        expect(JSON.parse(out)).toMatchObject({ nbformat: 4 });
        expect((await readText(ipynb, out)).units.length).toBe(document.units.length);
      }),
    );
  });

  it('that is cut is refused', async () => {
    for (let at = 1; at < NOTEBOOK.length - 2; at += 7)
      await expect(async () => readText(ipynb, NOTEBOOK.slice(0, at))).rejects.toThrow();
    const markdown = await readText(ipynb, '{"cells":[1,{"cell_type":"markdown","source":[2]}]}');
    expect(markdown.units.map(({ content }) => wrap(content))).toEqual([]);
  });
});
