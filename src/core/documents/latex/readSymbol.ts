import { accentAt } from './characters.ts';
import { readMath } from './readMath.ts';
import type { Reading, TexReader } from './reading.ts';

/** Reads a backslash at `at` with no name behind it; where the next thing begins. */
export function readSymbol(reader: TexReader, at: number, end: number, reading: Reading): number {
  const { text, flush } = reader;
  const { paragraph, inline, table } = reading;
  const mark = text[at + 1] ?? '';
  if (mark === '(' || mark === '[') return readMath(reader, at, end, `\\${mark}`, reading);
  if (mark === '\\') {
    const found =
      /^\\\\\*?(?:\s{0,5}\[[^\]\n]{0,30}\])?/.exec(text.slice(at, at + 50))?.[0] ?? '\\\\';
    const to = Math.min(end, at + found.length);
    if (table && !inline) flush(reading);
    else paragraph.alone({ begin: at, end: to }, '↵', { begin: at, end: to });
    return to;
  }
  const accent = accentAt(text, at + 1);
  if (accent && at + 1 + accent.length <= end) {
    paragraph.say(accent.character, at, at + 1 + accent.length);
    return at + 1 + accent.length;
  }
  if (/[%&#$_{}\s]/.test(mark)) paragraph.say(mark.trim() === '' ? ' ' : mark, at, at + 2);
  else if (mark === ',') paragraph.say('\u2009', at, at + 2);
  else if (mark === '-' || mark === '/' || mark === '@') paragraph.say('', at, at + 2);
  else {
    // Nothing in braces is part of it: without it, the next letter would be.
    const nothing = /^\{\s*\}/.exec(text.slice(at + 2, at + 12))?.[0] ?? '';
    const range = { begin: at, end: Math.min(end, at + 2 + nothing.length) };
    paragraph.alone(range, '', range);
    return range.end;
  }
  return Math.min(end, at + 2);
}
