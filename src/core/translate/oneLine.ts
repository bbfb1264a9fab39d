/**
 * Passes streamed text on as one line without outer white space: the lines of a translation are those of its source,
 * whatever the model adds. White space waits until something follows it.
 */
export function createOneLineWriter(write: (text: string) => void): (text: string) => void {
  let started = false;
  let space = '';
  return (text) => {
    for (const [part] of text.matchAll(/\s+|\S+/g)) {
      if (part.trim() === '') {
        if (started) space += part;
        continue;
      }
      write((/[\n\v\f\r\u0085\u2028\u2029]/.test(space) ? ' ' : space) + part);
      started = true;
      space = '';
    }
  };
}

const CJK_END = /[。！？…；：，、」』）”]$/u;
/** Also where a full stop was left out. */
const SPACELESS_END = /(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\s]|^)$/u;

/**
 * The white space between two sentences of one line, as the target writes it: Chinese and Japanese have none where
 * other languages have a space. Everything else is copied.
 */
export function gapBetween(gap: string, before: { source: string; target: string }): string {
  const { source, target } = before;
  if (gap === '' && CJK_END.test(source) && !isCjkEnd(target)) return ' ';
  if (gap === ' ' && !CJK_END.test(source) && target !== '' && isCjkEnd(target)) return '';
  return gap;
}

/** Quotation marks, brackets and dots that other languages have too tell nothing. */
function isCjkEnd(target: string): boolean {
  const end = target.slice(-20).replace(/[”’…]+$/u, '');
  const inside = end.replace(/\p{Pe}+$/u, '');
  return CJK_END.test(end) || CJK_END.test(inside) || SPACELESS_END.test(inside);
}
