import type { DocumentFormat } from '../document.ts';
import type { Range } from '../splice/region.ts';
import type { CueToken } from '../subtitles/cueContent.ts';
import { cueDocument, type CueSyntax, type CueText, tokenize } from '../subtitles/cueDocument.ts';
import { decodeBytes } from '../text/decode.ts';
import { linesOf, trimRange } from '../text/lines.ts';

const MARKUP = /\{[^{}]*\}|\s?\\[Nn]\s?/g;
const DEFAULT_FIELDS = ['layer', 'start', 'end', 'style', 'name', 'l', 'r', 'v', 'effect', 'text'];

/** Advanced SubStation Alpha subtitles: the text of the dialogues. */
export const ass: DocumentFormat = {
  id: 'ass',
  recognizes({ bytes }) {
    const start = Buffer.from(bytes.subarray(0, 100)).toString('latin1').replaceAll('\0', '');
    return /^[^[\w]{0,4}\[Script Info\]/i.test(start);
  },
  read({ bytes, from, path }, { toUtf8 }) {
    const decoded = decodeBytes(bytes, from, { toUtf8, path });
    return Promise.resolve(cueDocument(decoded, cuesOf(decoded.text), syntax, bytes));
  },
};

function cuesOf(text: string): CueText[] {
  let fields = DEFAULT_FIELDS;
  const cues: CueText[] = [];
  for (const line of linesOf(text)) {
    const [, kind, values] =
      /^\s*(Format|Dialogue)\s*:(.*)/is.exec(text.slice(line.begin, line.end)) ?? [];
    if (kind === undefined || values === undefined) continue;
    const valuesBegin = line.end - values.length;
    if (kind.toLowerCase() === 'format') {
      const names = values.split(',').map((name) => name.trim().toLowerCase());
      // The styles have a format as well.
      if (names.at(-1) === 'text') fields = names;
      continue;
    }
    const before = values.split(',', fields.length - 1);
    if (before.length < fields.length - 1) continue;
    const begin = valuesBegin + before.join(',').length + 1;
    if (begin > line.end) continue;
    const time = before[fields.indexOf('start')]?.trim() ?? '';
    cues.push({ ...trimRange(text, { begin, end: line.end }), time });
  }
  return cues;
}

const syntax: CueSyntax = {
  lineBreak: '\\N',
  tokens: (text, range) => {
    const tokens = tokenize(text, range, MARKUP, markup, (part) =>
      part.replaceAll('\\h', '\u00A0'),
    );
    return withDrawings(text, tokens);
  },
  // Braces and backslashes have no escape that every player knows; a word joiner keeps a backslash from being read.
  encode: (part) =>
    part
      .replaceAll('{', '(')
      .replaceAll('}', ')')
      .replace(/\\(?=[Nnh]|$)/g, '\\\u2060')
      .replaceAll('\u00A0', '\\h'),
};

function markup(match: string, range: Range): CueToken {
  if (!match.startsWith('{')) return { ...range, kind: 'break' };
  // Nothing that reads as a word: it goes out of a sentence that it stands before or behind.
  return { ...range, kind: 'alone', text: '{…}' };
}

/** What follows `{\p1}` is a drawing, up to `{\p0}`: it is one with its override. */
function withDrawings(text: string, tokens: readonly CueToken[]): CueToken[] {
  const merged: CueToken[] = [];
  let drawing: CueToken | undefined;
  for (const token of tokens) {
    const scale = token.kind === 'alone' ? scaleOf(text, token) : undefined;
    if (drawing) drawing.end = token.end;
    else merged.push({ ...token });
    if (scale === '0') drawing = undefined;
    else if (scale !== undefined) drawing ??= merged.at(-1);
  }
  return merged;
}

function scaleOf(text: string, { begin, end }: Range): string | undefined {
  return /\\p(\d)/.exec(text.slice(begin, end))?.[1];
}
