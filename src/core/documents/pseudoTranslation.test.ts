import { describe, expect, it } from 'vitest';
import { translateDocument } from './testing/pipeline.ts';

/** Documents as their pseudo-translation must be: without the brackets they are what is translated. */
const documents: Record<string, string> = {
  'letter.txt': `\uFEFF⟦Dear Ms. Lin,⟧\r
\r
⟦Thank you for your letter of 3 May.⟧ ⟦We will answer soon.⟧\r
\r
  * ⟦The first point⟧\r
  2) ⟦The second point⟧\r
---\r
https://example.org/a?b=1 42 %\r
`,
  'readme.md': `---
title: Not for readers
---

# ⟦The *first* heading⟧

⟦A paragraph with **bold words** and a [link](https://example.org "tip").⟧ ⟦It has a second sentence.⟧

> ⟦Somebody said this.⟧

1. ⟦One⟧
2. ⟦Two with \`npm test\` in it⟧

| ⟦Name⟧ | ⟦Meaning⟧ |
| --- | :-: |
| 42 | ⟦The answer⟧ |

\`\`\`js
const greeting = 'Hello';
\`\`\`

![⟦A cat⟧](cat.png)

$$
x^2 = \\text{words}
$$
`,
  'page.html': `<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>⟦The page⟧</title>
<style>p { color: red }</style><script>alert("Hello");</script></head>
<body><h1 class=a>⟦A heading⟧</h1>
<p title="⟦A tip⟧">⟦Tea &amp; <b>coffee</b> for <a href='x.html?a=1&b=2'>two</a>.⟧ ⟦Really.⟧
<ul><li>⟦One⟧<li>⟦Two⟧</ul>
<img src="a.png" alt="⟦A cat⟧"><!-- not this -->
<pre><code>let x = "code";</code></pre>
<p translate="no">Leave me</p>
</body></html>
`,
  'film.srt': `\uFEFF1\r
00:00:01,000 --> 00:00:02,500 X1:10 X2:20\r
<i>⟦Where are you?⟧</i>\r
\r
2\r
00:00:03,000 --> 00:00:04,000\r
⟦I am here.⟧\r
`,
  'film.vtt': `WEBVTT - a title

STYLE
::cue { color: red }

NOTE Nobody reads this

one
00:01.000 --> 00:02.000 align:start
⟦Hello <b>there</b>.⟧
`,
  'film.ass': `[Script Info]
Title: Leave me
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,Leave me
Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,{\\an8}⟦Hello, my {\\i1}friend{\\i0}.⟧
`,
  'app.json': `{
  "save": "⟦Save⟧",
  // a note
  "size": 18.0,
  "menu": { "open": "⟦Open {{name}} now⟧", "list": ["⟦First thing⟧", "⟦Second thing⟧"] },
  "link": "https://example.org/path",
  "colour": "#ff00aa"
}
`,
  'app_en.arb': `{
  "hello": "⟦Hello {name}⟧",
  "@hello": { "description": "Leave me" }
}
`,
  'app.yaml': `# a note
menu: &anchor
  open: ⟦Open the file⟧
  quit: '⟦Quit now⟧'
  count: 12
  on: true
text: >-
  ⟦A folded text.⟧
`,
  'app.properties': `# a note
title = ⟦The café⟧
path=C:\\\\temp
message:⟦Hello {0}⟧
`,
  'Localizable.strings': `/* a note */
"title" = "⟦The title⟧";
"quote" = "⟦He said \\"yes\\" to %@⟧";
`,
  'paper.tex': `\\documentclass{article}
\\usepackage{amsmath}
\\title{⟦The title⟧}
\\begin{document}
\\maketitle
\\section{⟦The first section⟧}
⟦A sentence with \\emph{stress} and $x^2$ in it.⟧ ⟦Another one, see \\cite{knuth}.⟧ % not this
\\begin{verbatim}
leave me
\\end{verbatim}
\\end{document}
`,
  'notes.ipynb': `{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": [
    "# ⟦The heading⟧\\n",
    "\\n",
    "⟦Some **bold** words.⟧"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 1,
   "metadata": {},
   "outputs": [],
   "source": ["print('leave me')"]
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
`,
  'table.csv': `name;description;price
⟦Chair⟧;"⟦A chair, made of wood⟧";12.50
⟦Table⟧;"⟦A ""big"" table⟧";80
`,
};

const original = (expected: string) =>
  Buffer.from(expected.replace(/[⟦⟧]/g, '').replace('lang="zh"', 'lang="en"'));

describe('A pseudo-translation reaches every visible text and nothing else', () => {
  it.each(Object.entries(documents))('%s', async (name, expected) => {
    const { bytes } = await translateDocument(original(expected), name);
    expect(Buffer.from(bytes).toString()).toBe(expected);
  });
});

describe('A document whose translation says the same is the same, byte for byte', () => {
  it.each(Object.entries(documents))('%s', async (name, expected) => {
    const source = original(expected);
    const { bytes } = await translateDocument(source, name, {
      answer: (text) => text,
      write: { to: 'en' },
    });
    expect(Buffer.from(bytes).toString()).toBe(source.toString());
  });
});
