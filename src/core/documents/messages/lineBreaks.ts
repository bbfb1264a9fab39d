import { joinLines } from '../text/wrap.ts';
import type { Token } from './token.ts';

export function isBreak(token: Token | undefined): boolean {
  return token?.kind === 'atom' && token.label === '↵';
}

/** Nobody breaks the lines of a text shorter. */
const NARROWEST = 40;
/** A line that long is broken because it is full. */
const LONG = 50;
const ENDS = /[.!?:;。！？：；…]["'\p{Pe}\p{Pf}]*\s*$/u;
const BEGINS_ITEM = /^\s*\p{Ps}*(?:[-*•·–—#>|]|\d{1,3}[.)])/u;

/** Whether a paragraph ends between two lines: with the sentence, or because an item of a list begins. */
export function isParagraphEnd(before: Token | undefined, after: Token | undefined): boolean {
  if (isBreak(before) || isBreak(after)) return true;
  if (before?.kind === 'text' && ENDS.test(before.value)) return true;
  return after?.kind === 'text' && BEGINS_ITEM.test(after.value);
}

/** Lines that were broken only because they were full are joined: the break is a space, or nothing in Chinese. */
export function joinWrapped(text: string, tokens: readonly Token[]): readonly Token[] {
  const columns = Math.max(...lengthsOf(text));
  if (!text.includes('\n') || columns < NARROWEST) return tokens;
  return tokens.map((token, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    if (!isBreak(token) || before?.kind !== 'text' || after?.kind !== 'text') return token;
    if (isParagraphEnd(before, after)) return token;
    const { begin, end } = token;
    const isLineBreak = /^\r?\n$/.test(text.slice(begin, end));
    const length = begin - (text.lastIndexOf('\n', begin - 1) + 1);
    const word = /^\S*/.exec(after.value)?.[0] ?? '';
    const isFull = length >= LONG || length + 1 + word.length > columns;
    if (!isLineBreak || !isFull) return token;
    const joined = joinLines([before.value, after.value]);
    const value = joined.length > before.value.length + after.value.length ? ' ' : '';
    return { kind: 'text', begin, end, value };
  });
}

function lengthsOf(text: string): readonly number[] {
  return text.split('\n', 1000).map((line) => line.trimEnd().length);
}
