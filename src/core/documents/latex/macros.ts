/** What is known of macros and environments. All others stay as they are, with their arguments. */

const words = (list: string) => new Set(list.split(/\s+/).filter(Boolean));

/** Sections and their like: each argument is a text of its own. The value says whether it is a heading. */
export const BLOCK_MACROS: ReadonlyMap<string, boolean> = new Map([
  ...[
    ...words(
      'part chapter section subsection subsubsection paragraph subparagraph addchap addsec title subtitle frametitle framesubtitle',
    ),
  ].map((name) => [name, true] as const),
  ...[
    ...words(
      'caption subcaption captionof abstract keywords shorttitle epigraph dedication footnotetext blindfootnote',
    ),
  ].map((name) => [name, false] as const),
]);

/** Their last argument is text within the text around: formatting. */
export const INLINE_MACROS =
  words(`textbf textit emph textsl textsc textsf textrm textmd textup textnormal
  underline uline uuline sout st hl mbox text textcolor colorbox fcolorbox href hyperref enquote textquote foreignlanguage
  alert structure textsuperscript textsubscript uppercase MakeUppercase textbi strong multicolumn multirow makecell
  shortstack centerline rotatebox resizebox scalebox fbox framebox parbox raisebox uncover only onslide visible`);

/** Arguments before the text, where there is more than one in braces. */
export const EARLIER_ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ...([
    ['textcolor', 1],
    ['colorbox', 1],
    ['fcolorbox', 2],
    ['href', 1],
    ['foreignlanguage', 1],
    ['multicolumn', 2],
  ] as const),
  ...([
    ['multirow', 2],
    ['rotatebox', 1],
    ['resizebox', 2],
    ['scalebox', 1],
    ['parbox', 1],
    ['raisebox', 1],
    ['captionof', 1],
  ] as const),
]);

/** A text of its own that hangs on a place in another one. */
export const NOTE_MACROS = words(
  'footnote thanks marginpar sidenote marginnote todo endnote tablefootnote',
);

/** Fonts from here to the end of the group. */
export const SWITCHES =
  words(`bf it em sl sc sf rm tt bfseries itshape slshape scshape sffamily rmfamily ttfamily mdseries
  upshape normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge color`);

/** They stand for something to see, which matters for where they stand in the sentence. */
export const VISIBLE =
  words(`ref eqref pageref autoref cref Cref nameref vref cite citep citet citealp citealt citeauthor
  citeyear parencite textcite autocite footcite Cite nocite url path texttt code verb lstinline mintinline SI si num qty unit ang gls Gls glspl
  ac acs acl acp includegraphics footnotemark LaTeX TeX LaTeXe BibTeX XeTeX XeLaTeX LuaTeX LuaLaTeX pdfTeX pdfLaTeX today ensuremath
  ce chemfig keys menu thepage theequation`);

/** They have arguments, but nothing is seen of them. */
export const SILENT =
  words(`label index hypertarget phantomsection vspace hspace hskip vskip bibliography bibliographystyle input
  include setlength addtolength setcounter addtocounter stepcounter pagestyle thispagestyle pagenumbering markboth markright
  addcontentsline usepackage RequirePackage newcommand renewcommand providecommand newenvironment renewenvironment DeclareMathOperator
  definecolor linespread fontsize selectlanguage setstretch glsresetall enlargethispage nocite printbibliography tikzset pgfplotsset
  setbeamertemplate usetheme lstset hypersetup graphicspath includeonly vphantom hphantom phantom`);

/** Environments with text in them, and how many arguments in braces they have before it. */
export const TEXT_ENVIRONMENTS: ReadonlyMap<string, number> = new Map([
  ...[
    ...words(`document abstract itemize enumerate description quote quotation verse center flushleft flushright figure
    table titlepage Large huge Huge LARGE onehalfspace doublespace singlespace strip widetext acknowledgement keyword summary
    displayquote displayquotation labeling leftbar shaded snugshade compactdesc questions parts tasks warning tip important info theorem lemma proof definition corollary proposition remark example exercise claim note conjecture lem thm prop cor defn rem exa
    observation case solution problem question answer assumption axiom property fact notation appendix small large
    footnotesize landscape sloppypar framed mdframed tcolorbox quoting acknowledgments acknowledgements acks keywords IEEEkeywords
    threeparttable tablenotes sidewaystable sidewaysfigure frontmatter compactitem compactenum inparaenum multicols raggedright
    frame columns abstractbox highlights dedication preface tabbing samepage subfigures`),
  ].map((name) => [name, 0] as const),
  ...([
    ['minipage', 1],
    ['multicols', 1],
    ['wrapfigure', 2],
    ['subfigure', 1],
    ['subtable', 1],
    ['column', 1],
    ['spacing', 1],
    ['adjustbox', 1],
    ['otherlanguage', 1],
    ['CJK', 2],
    ['letter', 1],
    ['adjustwidth', 2],
    ['boxedminipage', 1],
  ] as const),
]);

/** Their arguments are texts themselves. */
export const TITLED_ENVIRONMENTS = words('frame block alertblock exampleblock');

/** Tables, and how many arguments they have before their cells. */
export const TABLES: ReadonlyMap<string, number> = new Map([
  ...([
    ['tabular', 1],
    ['tabular*', 2],
    ['tabularx', 2],
    ['tabulary', 2],
    ['longtable', 1],
    ['supertabular', 1],
    ['xltabular', 2],
    ['tabu', 1],
  ] as const),
]);

/** Formulas: they stand in a sentence. */
export const FORMULAS =
  /^(?:equation|align|gather|multline|eqnarray|math|displaymath|flalign|alignat|dmath|subequations|IEEEeqnarray)\*?$/;
