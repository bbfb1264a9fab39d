const LETTER = /^[\p{L}\p{M}\p{N}]$/u;
/** Scripts that put no space between words: there a word may stand anywhere. */
const SPACELESS =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}ー]$/u;
const HANGUL = /^\p{sc=Hangul}$/u;
const WITH_KNOWN_ENDINGS = /^[\p{sc=Latin}\p{sc=Cyrillic}]$/u;
/** Letters of an ending in a script whose endings we do not know. */
const LONGEST_ENDING = 4;

/** Whether a word may begin at a place of a text. */
export const mayBegin = (text: string, at: number): boolean =>
  !joins(characterBefore(text, at), characterAt(text, at));

/** Whether a word may end at a place of a text: in Korean particles are written to the end of a word. */
export function mayEnd(text: string, at: number): boolean {
  const [last, after] = [characterBefore(text, at), characterAt(text, at)];
  return !joins(last, after) || (HANGUL.test(last) && HANGUL.test(after));
}

/** Where the word ends whose stem ends at `at`; -1 where that is no ending. */
export function endOfEnding(text: string, at: number): number {
  if (mayEnd(text, at)) return at;
  if (WITH_KNOWN_ENDINGS.test(characterBefore(text, at))) return -1;
  for (let end = at + 1; end <= at + LONGEST_ENDING; end++) if (mayEnd(text, end)) return end;
  return -1;
}

/** Whether two neighbours belong to one word. */
function joins(left: string, right: string): boolean {
  return LETTER.test(left) && LETTER.test(right) && !SPACELESS.test(left) && !SPACELESS.test(right);
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function characterBefore(text: string, at: number): string {
  const unit = text[at - 1] ?? '';
  const isSecondHalf = unit >= '\uDC00' && unit <= '\uDFFF';
  return isSecondHalf ? characterAt(text, at - 2) : unit;
}
