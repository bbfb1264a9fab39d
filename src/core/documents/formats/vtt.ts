import type { DocumentFormat } from '../document.ts';
import type { Range } from '../splice/region.ts';
import { cueDocument, type CueSyntax, type CueText, tokenize } from '../subtitles/cueDocument.ts';
import { runsOfLines } from '../subtitles/cueLines.ts';
import { decodeBytes } from '../text/decode.ts';
import { lineBreakOf, linesOf } from '../text/lines.ts';

const TIME = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->/;
const MARKUP =
  /[ \t]{0,99}(?:\r\n|\n|\r)[ \t]{0,99}|<\/?[a-z]*(?=[\s>.])[^<>\r\n]{0,500}>|<[\d:.]{1,20}>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

/** WebVTT subtitles; notes, styles and regions stay as they are. */
export const vtt: DocumentFormat = {
  id: 'vtt',
  recognizes: ({ bytes }) =>
    /^(?:\xEF\xBB\xBF)?WEBVTT(?:\s|$)/.test(Buffer.from(bytes.subarray(0, 10)).toString('latin1')),
  read({ bytes, from, path }, { toUtf8 }) {
    const decoded = decodeBytes(bytes, from, { toUtf8, path });
    return Promise.resolve(
      cueDocument(decoded, cuesOf(decoded.text), syntaxOf(decoded.text), bytes),
    );
  },
};

/** A cue is a line with its times, and the lines that follow up to an empty one or the next cue. */
function cuesOf(text: string): CueText[] {
  const lines = linesOf(text);
  const cues: CueText[] = [];
  for (let at = 0; at < lines.length; at++) {
    const time = timeOf(text, lines[at]);
    if (time === undefined) continue;
    let end = at + 1;
    while (end < lines.length && !isEnd(text, lines[end])) end++;
    for (const run of runsOfLines(text, lines, at + 1, end)) {
      if (!isData(text, run)) cues.push({ ...run, time });
    }
    at = end - 1;
  }
  return cues;
}

/** Metadata tracks carry JSON for a program. */
function isData(text: string, { begin, end }: Range): boolean {
  return /^\{\s*"/.test(text.slice(begin, end));
}

function isEnd(text: string, line: Range | undefined): boolean {
  const content = text.slice(line?.begin, line?.end);
  return content.trim() === '' || content.includes('-->');
}

function timeOf(text: string, line: Range | undefined): string | undefined {
  return TIME.exec(text.slice(line?.begin, line?.end))?.[1];
}

function syntaxOf(text: string): CueSyntax {
  return {
    lineBreak: lineBreakOf(text),
    tokens: (all, range) => tokenize(all, range, MARKUP, markup, decode),
    encode: (part) => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  };
}

function markup(match: string, range: Range) {
  if (/[\r\n]/.test(match)) return { ...range, kind: 'break' as const };
  const [, slash, name] = /^<(\/?)([a-z]+)/i.exec(match) ?? [];
  if (name === undefined) return { ...range, kind: 'alone' as const, text: '' };
  return { ...range, kind: slash === '/' ? ('close' as const) : ('open' as const), name };
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (entity, ...found) => {
    const [decimal, hex, name] = found as (string | undefined)[];
    if (name !== undefined) return ENTITIES[name] ?? entity;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
