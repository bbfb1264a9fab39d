import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText, textOf, type Content } from '#shared/content.ts';
import { copies, readText, texts, wrap, wrapped } from '../text/testing.ts';
import { tex } from './tex.ts';

const OPTIONS = { from: 'en', to: 'zh' };

const SAMPLE = String.raw`\documentclass{article}
% \title{Commented out}
\newcommand{\me}{Not a text}
\title[Short]{The \emph{title}}
\author{Nobody}
\begin{document}
\maketitle
\section{First section}\label{sec:first}
Text over
two lines~\cite{knuth}, with \textbf{bold} and {\it italic} words, 50\,\% and
$x_1$ caf\'e. % a comment
It goes on\footnote{A \emph{note}.} here:
\begin{equation}
  E = mc^2
\end{equation}
with words behind.

\begin{itemize}
  \item One -- first
  \item[Two] second
\end{itemize}
\begin{table}
  \caption{A caption}
  \begin{tabular}{l|r}
    Head & 12 \\ \hline
    Cell & Other cell \\
  \end{tabular}
\end{table}
\begin{verbatim}
Code $ { stays
\end{verbatim}
\unknown{stays too}
\begin{tikzpicture} \node {stays}; \end{tikzpicture}
\end{document}
Behind the end.
`;

const written = async (source: string, change: (content: Content) => Content) => {
  const document = await readText(tex, source);
  const targets = new Map(document.units.map(({ content }, index) => [index, change(content)]));
  return texts(document.write(targets, OPTIONS));
};

describe('a LaTeX document', () => {
  it('comes back byte for byte when nothing was translated', async () => {
    expect(await copies(tex, SAMPLE)).toBe(true);
    expect(await copies(tex, SAMPLE.replaceAll('\n', '\r\n'))).toBe(true);
  });

  it('is read as its paragraphs, headings, items, cells, captions and notes', async () => {
    const { units } = await readText(tex, SAMPLE);
    expect(units.map(({ content }) => readableText(content).trim())).toEqual([
      'Short',
      'The title',
      'First section',
      'Text over two lines\u00A0\\cite{knuth}, with bold and italic words, 50\u2009% and $x_1$ café. It goes on¹ here: \\begin{equation} E = mc^2 \\end{equation} with words behind.',
      'A note.',
      'One – first',
      'Two',
      'second',
      'A caption',
      'Head',
      'Cell',
      'Other cell',
    ]);
    expect(units.map(({ heading }) => heading === true).slice(0, 4)).toEqual([
      ...[true, true, true, false],
    ]);
  });

  it('has all its text translated and nothing else', async () => {
    const out = Buffer.from(await wrapped(tex, SAMPLE)).toString();
    expect(out).toContain(String.raw`\title[⟦Short⟧]{⟦The ⟧\emph{⟦title⟧}}`);
    expect(out).toContain(String.raw`\footnote{⟦A ⟧\emph{⟦note⟧}.}`);
    expect(out).toContain(String.raw`⟦Cell⟧ & ⟦Other cell⟧ \\`);
    expect(out).toContain('% a comment\n');
    for (const kept of ['Not a text', 'Nobody', 'stays too', 'Behind the end', 'Commented out'])
      expect(out).toContain(kept);
    expect(out).not.toMatch(/⟦[^⟧]*(?:Code|stays|Not a|Nobody|Behind|Commented)/);
    const [before, after] = [await readText(tex, SAMPLE), await readText(tex, out)];
    expect(after.units.map(({ content }) => textOf(content))).toEqual(
      before.units.map(({ content }) => textOf(wrap(content))),
    );
  });

  it.each([
    [
      '100 % of $5 & #1_a {b} ~^',
      String.raw`100 \% of \$5 \& \#1\_a \{b\} \textasciitilde{}\textasciicircum{}`,
    ],
    [String.raw`\section{x}`, String.raw`\textbackslash{}section\{x\}`],
    ['two\n\nlines', 'two lines'],
    ['“quoted” – text…', "``quoted'' -- text\\ldots{}"],
    ['--help', '-{}-help'],
    ['[x] y', '{[}x] y'],
  ])('a translation stays text: %s', async (said, expected) => {
    expect(await written('Words.\n', () => [said])).toBe(`${expected}\n`);
  });

  it('takes a percent sign in an address for no comment', async () => {
    const { units } = await readText(
      tex,
      String.raw`See \url{http://a.b/%20} and \verb|%{| there.`,
    );
    expect(units.map(({ content }) => textOf(content))).toEqual(['See  and  there.']);
  });

  it('takes an accent on nothing for a sign, or keeps it from the next letter', async () => {
    const { units } = await readText(tex, String.raw`About 2\^{}n, a\~{}b and \'{}x.`);
    expect(units.map(({ content }) => content)).toEqual([
      ['About 2^n, a~b and ', { kind: 'alone', id: 1 }, 'x.'],
    ]);
    expect(await written(String.raw`About \'{}x.`, (content) => content)).toBe(
      String.raw`About \'{}x.`,
    );
  });

  it('without its preamble is a part of one, and is read whole', async () => {
    const { units } = await readText(tex, 'One.\n\nTwo.\n');
    expect(units.map(({ content }) => content)).toEqual([['One.'], ['Two.']]);
  });

  it('keeps its structure and its tags whatever a translation says', async () => {
    const document = await readText(tex, SAMPLE);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.boolean(), async (said, isReordered) => {
        const change = (content: Content): Content => {
          const parts = content.map((part) => (typeof part === 'string' ? `x${said}y` : part));
          return isReordered ? [...parts.slice(-1), ...parts.slice(0, -1)] : parts;
        };
        const targets = new Map(
          document.units.map(({ content }, index) => [
            index,
            typeof content.at(-1) === 'string' ? change(content) : content,
          ]),
        );
        const again = await readText(tex, await document.write(targets, OPTIONS));
        expect(again.units.length).toBe(document.units.length);
        const kinds = (content: Content) =>
          content.flatMap((part) => (typeof part === 'string' ? [] : [part.kind])).sort();
        expect(again.units.map(({ content }) => kinds(content))).toEqual(
          document.units.map(({ content }) => kinds(content)),
        );
      }),
    );
  });

  it('that is cut or broken is read as far as it goes, in little time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SAMPLE.length), fc.string(), async (at, noise) => {
        const broken = SAMPLE.slice(0, at) + noise + SAMPLE.slice(at + 2);
        Buffer.from(await wrapped(tex, broken || 'a'));
      }),
    );
    const many = 20_000;
    for (const bad of [
      '{',
      '\\begin{a}',
      '$',
      '\\[',
      '{a}[',
      '\\item[',
      '\\textbf{',
      "\\'",
      '\\verb|',
    ])
      await readText(tex, `a ${bad.repeat(many)} b`);
  });
});
