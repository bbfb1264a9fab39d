import type { DocumentFormat } from '../document.ts';
import type { Range } from '../splice/region.ts';
import { cueDocument, type CueSyntax, type CueText, tokenize } from '../subtitles/cueDocument.ts';
import { runsOfLines } from '../subtitles/cueLines.ts';
import { decodeBytes } from '../text/decode.ts';
import { lineBreakOf, linesOf } from '../text/lines.ts';

const TIME = /^\s*(-?\d{1,3}:\d{1,2}:\d{1,2}[,.:]\d{1,4})\s*-->\s*-?\d{1,3}:\d{1,2}:\d{1,2}/;
const NUMBER = /^\s*\d+\s*$/;
/** Formatting as players know it: HTML, braces, and ASS overrides. */
const MARKUP =
  /[ \t]{0,99}(?:\r\n|\n|\r)[ \t]{0,99}|<\/?(?:[ibus]|font|ruby|rt|c|v)(?=[\s>.])[^<>\r\n]{0,500}>|\{\\[^{}\r\n]{0,500}\}|\{\/?[ibus]\}/gi;

/** SubRip subtitles. */
export const srt: DocumentFormat = {
  id: 'srt',
  recognizes({ bytes }) {
    // UTF-16 has a zero in each character of ASCII.
    const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1').replaceAll('\0', '');
    return /^[^\d]{0,4}\s*\d+\s*\n\s*\d+:\d\d:\d\d,\d+ -->/.test(start);
  },
  read({ bytes, from, path }, { toUtf8 }) {
    const decoded = decodeBytes(bytes, from, { toUtf8, path });
    return Promise.resolve(
      cueDocument(decoded, cuesOf(decoded.text), syntaxOf(decoded.text), bytes),
    );
  },
};

/** A cue lasts until the next one begins: text after an empty line within it is shown as well. */
function cuesOf(text: string): CueText[] {
  const lines = linesOf(text);
  const lineAt = (index: number) => text.slice(lines[index]?.begin, lines[index]?.end);
  const times = lines.flatMap((line, index) => {
    const time = TIME.exec(text.slice(line.begin, line.end))?.[1];
    return time === undefined ? [] : [{ index, time }];
  });
  const isNumbered = NUMBER.test(lineAt((times[0]?.index ?? 0) - 1));
  return times.flatMap(({ index, time }, cue) => {
    let end = times[cue + 1]?.index ?? lines.length;
    if (isNumbered && cue + 1 < times.length && NUMBER.test(lineAt(end - 1))) end--;
    return runsOfLines(text, lines, index + 1, end).map((run) => ({ ...run, time }));
  });
}

function syntaxOf(text: string): CueSyntax {
  return {
    lineBreak: lineBreakOf(text),
    tokens: (all, range) => tokenize(all, range, MARKUP, markup),
    // There is no escape: what would be formatting, or a cue's time, is written with other characters.
    encode: (part) =>
      part
        .replaceAll('-->', '→')
        .replace(/<(?=\/?[a-z])/gi, '‹')
        .replace(/\{(?=[\\/ibus])/gi, '('),
  };
}

function markup(match: string, range: Range) {
  if (/[\r\n]/.test(match)) return { ...range, kind: 'break' as const };
  const [, slash, name] = /^[<{](\/?)([a-z]+)/i.exec(match) ?? [];
  if (name === undefined) return { ...range, kind: 'alone' as const, text: '' };
  return { ...range, kind: slash === '/' ? ('close' as const) : ('open' as const), name };
}
