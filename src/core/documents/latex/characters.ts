const COMBINING: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030C',
  H: '\u030B',
  u: '\u0306',
  r: '\u030A',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
};

/** Macros that are a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      ss: 'ß',
      o: 'ø',
      O: 'Ø',
      ae: 'æ',
      AE: 'Æ',
      oe: 'œ',
      OE: 'Œ',
      aa: 'å',
      AA: 'Å',
      l: 'ł',
      L: 'Ł',
    },
    ...{
      i: 'ı',
      j: 'ȷ',
      dh: 'ð',
      th: 'þ',
      S: '§',
      P: '¶',
      copyright: '©',
      pounds: '£',
      euro: '€',
      texteuro: '€',
    },
    ...{
      ldots: '…',
      dots: '…',
      textellipsis: '…',
      textendash: '–',
      textemdash: '—',
      textbullet: '•',
    },
    ...{ textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”' },
    ...{
      textbackslash: '\\',
      textasciitilde: '~',
      textasciicircum: '^',
      textasciigrave: '`',
      textquotesingle: "'",
    },
    ...{
      textless: '<',
      textgreater: '>',
      textbar: '|',
      textunderscore: '_',
      textdegree: '°',
      slash: '/',
    },
    ...{
      textregistered: '®',
      texttrademark: '™',
      guillemotleft: '«',
      guillemotright: '»',
      og: '«\u00A0',
      fg: '\u00A0»',
    },
    ...{
      glqq: '„',
      grqq: '“',
      textregisteredsymbol: '®',
      lq: '‘',
      rq: '’',
      nobreakspace: '\u00A0',
      textquotedbl: '"',
    },
  }),
);

/** An accent at `at`, behind the backslash: `'e`, `"{o}`, `c{c}`, `v s`, `^{}`; its character and how long it is. */
export function accentAt(
  text: string,
  at: number,
): { character: string; length: number } | undefined {
  const found =
    /^(?:(['`^"~=.])\s*|([cvHurkdb])(?:\s+|(?=\{)))(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\[ij](?![a-zA-Z])|[a-zA-Z]))/.exec(
      text.slice(at, at + 20),
    );
  if (!found) {
    const onNothing = /^[\^~]\s*\{\s*\}/.exec(text.slice(at, at + 20))?.[0];
    return onNothing === undefined
      ? undefined
      : { character: onNothing.charAt(0), length: onNothing.length };
  }
  const [all, mark, letterMark, braced, bare] = found;
  const base = (braced ?? bare ?? '').replace('\\', '');
  const combined = base + (COMBINING[mark ?? letterMark ?? ''] ?? '');
  return { character: combined.normalize('NFC'), length: all.length };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '`': '\\textasciigrave{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '\u00A0': '~',
  '\u2009': '\\,',
  '–': '--',
  '—': '---',
  '…': '\\ldots{}',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
};

export interface Escaping {
  /** Characters that the document itself writes as they are, quotes for instance. */
  plain: ReadonlySet<string>;
  /** Between brackets, which a bracket would end. */
  isOptional: boolean;
}

/** What people read, as TeX of which nothing is read as markup; line ends and control characters are none. */
export function escapeTex(text: string, { plain, isOptional }: Escaping): string {
  const escaped = text
    .toWellFormed()
    .replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')
    .replace(/(?!\t)\p{Cc}/gu, '')
    .replace(/-(?=-)/g, '-\u0000')
    .replace(/'(?=')/g, "'\u0000")
    .replace(/[\\^~`{}$&#_%\u00A0\u2009–—…“”‘’]/g, (mark) =>
      plain.has(mark) ? mark : (ESCAPES[mark] ?? mark),
    )
    .replaceAll('\u0000', '{}');
  // Behind `\\item` and `\\\\` these would be read as an argument.
  const begun = escaped.replace(/^(\s*)([[*])/, '$1{$2}');
  return isOptional ? begun.replaceAll(']', '{]}').replaceAll('{{]}}', '{]}') : begun;
}
