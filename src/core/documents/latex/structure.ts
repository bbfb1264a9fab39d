/** An environment: [begin, end) with `\begin{…}` and `\end{…}`, its inside [bodyBegin, bodyEnd). */
export interface Environment {
  name: string;
  begin: number;
  bodyBegin: number;
  bodyEnd: number;
  end: number;
}

export interface Structure {
  /** Where the brace or bracket that opens at an offset is closed. */
  closed: ReadonlyMap<number, number>;
  /** By the offset of their `\begin`. */
  environments: ReadonlyMap<number, Environment>;
}

/** What is in them is not TeX. */
const VERBATIM =
  /^(?:verbatim|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|comment|alltt|filecontents|luacode|sagesilent|pycode|code)\*?$/;
/** So many environments may be open wrongly within one that is closed. */
const MAX_CROSSED = 50;
/** In characters: code in a line. */
const MAX_CODE = 1000;
const TOKEN =
  /%[^\n]*|\\(begin|end)\s*\{([^{}\n]{1,60})\}|\\(?:verb|lstinline|mintinline)(?![a-zA-Z])|\\(?:url|nolinkurl|path|href)\s?\{[^{}\n]*\}|\\[a-zA-Z]+\*?|\\[^]|[{}]/g;

/** Which braces and environments belong together; what is not closed is left out. Takes one pass. */
export function structureOf(text: string): Structure {
  const closed = new Map<number, number>();
  const environments = new Map<number, Environment>();
  const braces: number[] = [];
  const open: Omit<Environment, 'bodyEnd' | 'end'>[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [token, word, name = ''] = found;
    const end = found.index + token.length;
    if (token === '{') braces.push(found.index);
    else if (token === '}') {
      const brace = braces.pop();
      if (brace !== undefined) closed.set(brace, found.index);
    } else if (word === 'begin') {
      const begun = { name, begin: found.index, bodyBegin: end };
      if (!VERBATIM.test(name)) {
        open.push(begun);
        continue;
      }
      const closing = `\\end{${name}}`;
      const bodyEnd = text.indexOf(closing, end);
      if (bodyEnd < 0) break;
      TOKEN.lastIndex = bodyEnd + closing.length;
      environments.set(begun.begin, { ...begun, bodyEnd, end: TOKEN.lastIndex });
    } else if (word === 'end') {
      const last = open.slice(-MAX_CROSSED);
      const at = last.findLastIndex((begun) => begun.name === name);
      const [begun] = at < 0 ? [] : open.splice(open.length - last.length + at);
      if (begun) environments.set(begun.begin, { ...begun, bodyEnd: found.index, end });
    } else if (token.length > 3 && token.endsWith('}')) {
      // Addresses have percent signs, which are no comments there.
      closed.set(text.indexOf('{', found.index), end - 1);
    } else if (/^\\(?:verb|lstinline|mintinline)$/.test(token))
      TOKEN.lastIndex = endOfVerb(text, end);
  }
  return { closed, environments };
}

/** Behind the second of the two characters that enclose code: `\verb|a|`, `\lstinline[language=C]!a!`. */
export function endOfVerb(text: string, at: number): number {
  const options =
    /^\*?(?:\[[^\]\n]*\])?(?:\{\w+\}(?=\{|\S\S))?/.exec(text.slice(at, at + 200))?.[0] ?? '';
  const begin = at + options.length;
  const mark = text[begin];
  if (mark === undefined || /[\s\w]/.test(mark)) return at;
  const [line = ''] = text.slice(begin + 1, begin + MAX_CODE).split('\n', 1);
  const length = line.indexOf(mark === '{' ? '}' : mark);
  return length < 0 ? at : begin + length + 2;
}
