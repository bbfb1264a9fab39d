/** A line without its line break, and the break that ends it ('' at the end of the text). */
export interface Line {
  text: string;
  lineBreak: string;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;

/** The lines of a text, one at a time; joined again with their breaks they are the text. */
export function* lines(text: string): Generator<Line> {
  let start = 0;
  for (const { 0: lineBreak, index } of text.matchAll(LINE_BREAK)) {
    yield { text: text.slice(start, index), lineBreak };
    start = index + lineBreak.length;
  }
  if (start < text.length) yield { text: text.slice(start), lineBreak: '' };
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Rules, bullets and emoji alone say the same in every language: they are copied. */
export function isTranslatable(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}
