import type { Range } from '../splice/region.ts';

/** The lines of a text, without their line breaks (CR LF, LF or CR). */
export function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  let begin = 0;
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ begin, end: index });
    begin = index + lineBreak.length;
  }
  if (begin < text.length) lines.push({ begin, end: text.length });
  return lines;
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** `range` without the white space around its text. */
export function trimRange(text: string, { begin, end }: Range): Range {
  const whole = text.slice(begin, end);
  const left = whole.length - whole.trimStart().length;
  return { begin: begin + left, end: begin + Math.max(left, whole.trimEnd().length) };
}

/** A translation as one line of plain text: a model may answer with line breaks, controls and halves of characters. */
export function plainLine(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/(?!\t)\p{Cc}/gu, '')
    .toWellFormed();
}

export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
