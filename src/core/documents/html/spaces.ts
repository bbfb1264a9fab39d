const SPACE = /[ \t\n\r\f]+/g;
/** Where lines of a script without spaces are broken in the source, people see no space. */
const BROKEN_LINE =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303F\uFF01-\uFF60])[ \t]*\r?\n[ \t]*(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303F\uFF01-\uFF60])/gu;

/** Text between tags as people see it. */
export function collapseSpace(text: string): string {
  return text.replace(BROKEN_LINE, '').replace(SPACE, ' ');
}

/** [begin, end) of a raw text without the white space at its ends. */
export function trimmedRange(
  text: string,
  begin: number,
  end: number,
): { begin: number; end: number } {
  while (begin < end && isSpace(text.charCodeAt(begin))) begin++;
  while (begin < end && isSpace(text.charCodeAt(end - 1))) end--;
  return { begin, end };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11);
}
