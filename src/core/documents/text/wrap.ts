/** East Asian wide characters: two columns each, and a line may end between any two of them. */
const WIDE =
  '\\u1100-\\u115F\\u2E80-\\uA4CF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF01-\\uFF60\\uFFE0-\\uFFE6\\u{1F300}-\\u{1FAFF}\\u{20000}-\\u{3FFFF}';
const wide = new RegExp(`[${WIDE}]`, 'u');
const wideAtEnd = new RegExp(`[${WIDE}]$`, 'u');
/** Korean is wide, but has spaces between words. */
const spaced = /[\p{sc=Hang}]/u;
const CLOSING =
  '、。，．！？：；）」』】》〉〕…—～”’!?,.;:)\\]}»ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ';
const OPENING = '（「『【《〈〔“‘(\\[{«';
/** What stays together on a line. */
const chunk = new RegExp(
  `\\s+|[${OPENING}]*(?:(?!\\p{sc=Hang})[${WIDE}]|(?:(?!(?!\\p{sc=Hang})[${WIDE}])[^\\s${OPENING}])+|$)[${CLOSING}]*|[${OPENING}]+`,
  'gu',
);

/** In columns of a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!/\p{Mn}/u.test(character)) width += wide.test(character) ? 2 : 1;
  }
  return width;
}

/** Lines of one paragraph as one: with a space between, but not in Chinese or Japanese, nor after a hyphen. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((left, right) => {
    const last = wideAtEnd.exec(left)?.[0];
    const first = String.fromCodePoint(right.codePointAt(0) ?? 0);
    const isTight = last !== undefined && wide.test(first) && !spaced.test(last + first);
    const isHyphen = /\p{L}-$/u.test(left) && /^\p{Ll}/u.test(right);
    return left + (left === '' || isTight || isHyphen ? '' : ' ') + right;
  }, '');
}

/** `text` in lines of at most `columns`, where it can be broken; the first begins at column `indent`. */
export function wrapText(text: string, columns: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let width = indent;
  for (const [piece] of text.matchAll(chunk)) {
    if (piece === '') continue;
    const pieceWidth = widthOf(piece);
    if (line !== '' && piece.trim() !== '' && width + pieceWidth > columns) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    if (line === '' && piece.trim() === '' && lines.length > 0) continue;
    line += piece;
    width += pieceWidth;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
