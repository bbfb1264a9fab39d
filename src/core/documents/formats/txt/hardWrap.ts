import type { Range } from '../../splice/region.ts';
import { trimRange } from '../../text/lines.ts';
import { widthOf } from '../../text/wrap.ts';

/** A line, what stands before its text, and its text. */
export interface TextLine extends Range {
  /** Indentation and the marks of quoted mail. */
  indent: string;
  /** A bullet or a number with what follows it. */
  bullet: string;
  /** Indentation, bullet and text, without white space at the end; in columns. */
  width: number;
  text: Range;
}

const START =
  /^((?:[\s>|]|\/\/|#(?=\s))*)((?:[-*+•·‣◦▪●■○–—]|\(?\d{1,3}(?:\.\d{1,3})*[.)、．]|\(?[a-zA-Z][.)]|[（(]\p{Nd}{1,3}[)）]|[（(]?[一二三四五六七八九十百]{1,4}(?:[)）]|、))(?:\s+|(?<=[)）、．])))?/u;

/** `line` taken apart. */
export function textLine(text: string, line: Range): TextLine {
  const [whole, indent = '', bullet = ''] = START.exec(text.slice(line.begin, line.end)) ?? [''];
  const inner = trimRange(text, { begin: line.begin + whole.length, end: line.end });
  return {
    ...line,
    indent,
    bullet,
    width: widthOf(text.slice(line.begin, inner.end)),
    text: inner,
  };
}

const MIN_COLUMNS = 40;
const MAX_COLUMNS = 130;
/** Parts of a text may be narrower than others. */
const RAGGED = 0.9;
const ENDS_SENTENCE = /[.!?:;。！？：；…]["'”’»)」』）]?$/u;

/**
 * The columns at which the text was broken into lines, inside its sentences; undefined where a line is a paragraph.
 * Such a text betrays itself: the first word of the next line hardly ever had room on the line before.
 */
export function wrapColumns(text: string, lines: readonly TextLine[]): number | undefined {
  const pairs = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return next && canContinue(text, line, next) ? [{ line, next }] : [];
  });
  const widths = pairs.map(({ line }) => line.width).sort((a, b) => a - b);
  const columns = widths[Math.floor((widths.length - 1) * 0.95)];
  if (columns === undefined || columns < MIN_COLUMNS || columns > MAX_COLUMNS) return undefined;
  const forced = pairs.filter(({ line, next }) => hadNoRoom(text, line, next, columns));
  const inside = forced.filter(({ line }) => !ENDS_SENTENCE.test(textIn(text, line.text)));
  const isSure = pairs.length >= 4 || pairs.every(({ line, next }) => isInside(text, line, next));
  const isWrapped = forced.length >= pairs.length * 0.6 && inside.length >= forced.length * 0.5;
  return isSure && isWrapped ? columns : undefined;
}

/** Whether `next` goes on with the paragraph of `line`. */
export function continues(text: string, line: TextLine, next: TextLine, columns: number): boolean {
  if (!canContinue(text, line, next)) return false;
  const isEarly = line.width > columns * 0.6 && isInside(text, line, next);
  return isEarly || hadNoRoom(text, line, next, columns);
}

function canContinue(text: string, line: TextLine, next: TextLine): boolean {
  if (line.text.begin === line.text.end || next.text.begin === next.text.end) return false;
  if (next.bullet !== '' || isTable(text, line) || isTable(text, next)) return false;
  const marks = line.indent.replace(/\s/g, '') === next.indent.replace(/\s/g, '');
  const hanging = widthOf(next.indent) - widthOf(line.indent);
  // A first line may be indented; text under a bullet hangs.
  return marks && hanging >= -8 && hanging <= widthOf(line.bullet);
}

function hadNoRoom(text: string, line: TextLine, next: TextLine, columns: number): boolean {
  const following = textIn(text, next.text);
  const word =
    /^(?:[\u3000-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]{1,2}|[^\s\u3000-\u9FFF]+)/u.exec(
      following,
    )?.[0] ?? '';
  const space = widthOf(word) === 2 * word.length ? 0 : 1;
  return line.width <= columns * 1.1 && line.width + space + widthOf(word) > columns * RAGGED;
}

/** Whether a sentence goes on from one line to the next. */
function isInside(text: string, line: TextLine, next: TextLine): boolean {
  return (
    !ENDS_SENTENCE.test(textIn(text, line.text)) && /^[\p{Ll}\p{Lo}]/u.test(textIn(text, next.text))
  );
}

/** Columns of a table, or code. */
function isTable(text: string, line: TextLine): boolean {
  return /\t|\S {3,}\S|[{};|]$|-{3}|={3}|_{3}/.test(textIn(text, line.text));
}

function textIn(text: string, range: Range | undefined): string {
  return range ? text.slice(range.begin, range.end) : '';
}
