import { isWithin, type TokenBudget } from './budget.ts';
import { sentenceStarts } from './sentences.ts';

/**
 * Where to cut a text that is too long for the budget: the last place that fits at the end of a sentence, else of a
 * clause, at a space, between words, between characters as people see them, and at worst between code points.
 * The text goes on where `isEnd` is false, so its own end is then no place to cut.
 */
export async function cutAt(text: string, isEnd: boolean, budget: TokenBudget): Promise<number> {
  const fitting = await longestFitting(text, budget);
  if (isEnd && fitting === text.length) return fitting;
  return (
    lastSentenceEnd(text, fitting) ||
    lastMatchEnd(CLAUSE_END, text, fitting) ||
    lastMatchEnd(SPACES, text, fitting) ||
    unitStart(words, text, fitting) ||
    unitStart(graphemes, text, fitting) ||
    codePointStart(text, fitting)
  );
}

async function longestFitting(text: string, budget: TokenBudget): Promise<number> {
  // A token holds at least one byte, and a UTF-16 unit makes at most three.
  let fits = Math.min(text.length, Math.max(1, Math.floor((budget.tokens - 1) / 3)));
  let over = text.length + 1;
  // Stopping a little short of the longest fitting prefix costs less than more counts.
  const precision = Math.max(1, budget.tokens / 32);
  while (over - fits > precision) {
    const middle = Math.floor((fits + over) / 2);
    if (await isWithin(text.slice(0, middle), budget)) fits = middle;
    else over = middle;
  }
  if (over > text.length && (await isWithin(text, budget))) return text.length;
  return fits;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function lastSentenceEnd(text: string, limit: number): number {
  let end = 0;
  for (const start of sentenceStarts(text, 'en')) {
    if (start > limit) break;
    end = start;
  }
  return end;
}

/** Latin marks only before a space, so that 1,000 and 12:30 stay whole. */
const CLAUSE_END = /[,;:—–،؛।](?=\s)\s*|[，；：、。！？…]+\s*/gu;
const SPACES = /\s+/gu;

function lastMatchEnd(pattern: RegExp, text: string, limit: number): number {
  let end = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const next = index + match.length;
    if (next > limit) break;
    end = next;
  }
  return end;
}

function unitStart(units: Intl.Segmenter, text: string, limit: number): number {
  return units.segment(text).containing(Math.min(limit, text.length - 1))?.index ?? 0;
}

function codePointStart(text: string, limit: number): number {
  return limit > 1 && splitsPair(text, limit) ? limit - 1 : limit;
}

/** Whether a cut at `index` would part the two halves of a character beyond U+FFFF. */
export function splitsPair(text: string, index: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(index - 1, index + 1));
}
