import { joinLines } from '../text/wrap.ts';
import type { Token } from './token.ts';

export function isBreak(token: Token | undefined): boolean {
  return token?.kind === 'atom' && token.label === '↵';
}

/** Lines that long are broken because they are full. */
const LONG = 50;
const ENDS = /[.!?:;。！？：；…]["'\p{Pe}\p{Pf}]*\s*$/u;
const BEGINS_ITEM = /^\s*\p{Ps}*(?:[-*•·–—#>|]|\d{1,3}[.)])/u;

/** Whether a paragraph ends between two lines: with the sentence, or because an item of a list begins. */
export function isParagraphEnd(before: Token | undefined, after: Token | undefined): boolean {
  if (isBreak(before) || isBreak(after)) return true;
  if (before?.kind === 'text' && ENDS.test(before.value)) return true;
  return after?.kind === 'text' && BEGINS_ITEM.test(after.value);
}

/**
 * A paragraph whose lines were broken only because they were full, in one: a break is a space, or nothing in Chinese. The
 * others stay as they are.
 */
export function joinWrapped(text: string, paragraph: readonly Token[]): readonly Token[] {
  const breaks = paragraph.filter(isBreak);
  const [begin, end] = [paragraph[0]?.begin ?? 0, breaks.at(-1)?.begin ?? 0];
  if (breaks.length === 0 || (end - begin) / breaks.length < LONG) return paragraph;
  const joined = paragraph.map((token, at): Token => {
    const [before, after] = [paragraph[at - 1], paragraph[at + 1]];
    if (!isBreak(token) || before?.kind !== 'text' || after?.kind !== 'text') return token;
    if (!/^\r?\n$/.test(text.slice(token.begin, token.end))) return token;
    const isTight = joinLines([before.value, after.value]) === before.value + after.value;
    return { kind: 'text', begin: token.begin, end: token.end, value: isTight ? '' : ' ' };
  });
  return joined.some(isBreak) ? paragraph : joined;
}
