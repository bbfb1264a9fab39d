import { type Content, textOf } from '#shared/content.ts';
import type { Document } from '../document.ts';
import type { Range, Region } from '../splice/region.ts';
import { textDocument } from '../splice/textDocument.ts';
import type { DecodedText } from '../text/decode.ts';
import { hasLetters } from '../text/lines.ts';
import { preparingTargets } from '../text/plainTargets.ts';
import { breakLines } from './breakLines.ts';
import { cueContent, type CueToken } from './cueContent.ts';

/** What people read of a cue, as far as one sentence may go. */
export interface CueText extends Range {
  /** When it is shown. */
  time: string;
}

export interface CueSyntax {
  tokens: (text: string, range: Range) => CueToken[];
  /** Text of one line, which may be anything. */
  encode: (text: string) => string;
  lineBreak: string;
}

/** Subtitles: each cue is a unit. */
export function cueDocument(
  { text, encode }: DecodedText,
  cues: readonly CueText[],
  syntax: CueSyntax,
  original: Uint8Array,
): Document {
  const lines: number[] = [];
  const regions = cues.flatMap((cue): Region[] => {
    const read = cueContent(text, syntax.tokens(text, cue));
    if (!hasLetters(textOf(read.content))) return [];
    lines.push(read.lines);
    return [
      {
        begin: cue.begin,
        end: cue.end,
        place: cue.time,
        content: read.content,
        tags: read.tags,
        separator: syntax.lineBreak,
        encode: (part) => part.split('\n').map(syntax.encode).join(syntax.lineBreak),
      },
    ];
  });
  const document = textDocument(text, regions, original, encode);
  return preparingTargets(document, (target: Content, unit, index) =>
    breakLines(target, unit.content, lines[index] ?? 1),
  );
}

/** The matches of `pattern` as tokens, and what is between them as text, read by `decode`. */
export function tokenize(
  text: string,
  { begin, end }: Range,
  pattern: RegExp,
  tokenOf: (match: string, range: Range) => CueToken,
  decode: (text: string) => string = (it) => it,
): CueToken[] {
  const tokens: CueToken[] = [];
  const addText = (range: Range) => {
    if (range.begin === range.end) return;
    tokens.push({ ...range, kind: 'text', value: decode(text.slice(range.begin, range.end)) });
  };
  let at = begin;
  for (const match of text.slice(begin, end).matchAll(pattern)) {
    const from = begin + match.index;
    addText({ begin: at, end: from });
    at = from + match[0].length;
    tokens.push(tokenOf(match[0], { begin: from, end: at }));
  }
  addText({ begin: at, end });
  return tokens;
}
