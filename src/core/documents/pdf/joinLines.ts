import { gapBetween, textOfSpans, type Fragment } from './lines.ts';
import type { Span } from './readPages.ts';

/** How words with a hyphen at a line's end are written: what else the document says of them. */
export interface Words {
  has(word: string): boolean;
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u;

/** The words of a document in lower case, those with hyphens too. */
export function wordsOf(texts: Iterable<string>): Words {
  const words = new Set<string>();
  for (const text of texts)
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu))
      words.add(word);
  return words;
}

/** Lines as one text: words that were divided at their ends are whole again. */
export function joinLines(lines: readonly string[], words: Words): string {
  let text = '';
  for (const line of lines) {
    const next = line.trim();
    if (next === '') continue;
    text = text === '' ? next : joinTwo(text, next, words);
  }
  return tidy(text);
}

function joinTwo(text: string, next: string, words: Words): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1) + next;
  const head = /([\p{L}\p{M}]+)[-\u2010]$/u.exec(text.slice(-60))?.[1];
  const tail = /^\p{Ll}[\p{L}\p{M}]*/u.exec(next.slice(0, 60))?.[0];
  if (head !== undefined && tail !== undefined) {
    const [whole, parts] = [head + tail, `${head}-${tail}`].map((word) => word.toLowerCase());
    const isCompound = words.has(parts ?? '') && !words.has(whole ?? '');
    return isCompound ? text + next : text.slice(0, -1) + next;
  }
  if (/\p{L}[-\u2010]$/u.test(text) || /[\u2013\u2014/]$/.test(text)) return text + next;
  const isUnspaced = UNSPACED.test(text.slice(-1)) && UNSPACED.test(next.slice(0, 1));
  return isUnspaced ? text + next : `${text} ${next}`;
}

/** Dots that lead to a page's number are three; ligatures and odd spaces are what they stand for. */
function tidy(text: string): string {
  return text
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKD'))
    .replace(/\s*(?:\.\s?){5,}/g, ' … ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The lines of spans that stand one below the other, as a table's cell has them. */
export function linesOfCell({ spans }: Fragment): string[] {
  const lines: Span[][] = [];
  for (const span of spans) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    const isSame =
      before && Math.abs(before.y - span.y) < 0.6 * span.size && gapBetween(before, span) < 100;
    if (isSame) line?.push(span);
    else lines.push([span]);
  }
  return lines.map(textOfSpans);
}
