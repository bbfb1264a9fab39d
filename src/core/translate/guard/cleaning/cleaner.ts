import { CLOSERS, LANGUAGE_LABELS, NOTES, OPENERS, SHORT_HEADS } from '../phrases/additions.ts';
import { cleanBeginning } from './clean.ts';
import { LONGEST_HEAD, headOf } from './heads.ts';

/** Characters; from here on nothing before the translation is looked for. */
const HEADS_END = 800;
/** Characters that tell what a line or a bracket begins with. */
const TELLING = 40;
const BEGINNINGS = [...OPENERS, ...SHORT_HEADS, ...LANGUAGE_LABELS];
const ENDINGS = [...NOTES, ...CLOSERS];
/** Around all of a translation these would be taken away: nothing is shown before its end is known. */
const WRAPPING = /^[\s*_]*["“”„«»「『‘'`＂*_~[【(<]/u;
/** Behind these a remark may begin. */
const MAY_END = /[\n\r([（【]|[.。!?！？…"”」』)）][ \u00A0]{0,3}/g;

/**
 * Shows of an answer, as it comes, what is part of the translation for sure. What begins as a remark might, or stands
 * behind a line break or an opened bracket, waits. The work for each piece is bounded by what waits.
 */
export function createCleaner(source: string): (text: string) => string {
  let said = '';
  /** Where the translation begins; null while that is open. */
  let begin: number | null = null;
  let end = 0;
  return (text) => {
    said += text;
    begin ??= beginningOf(said, source);
    if (begin === null) return '';
    end = Math.max(end, begin);
    end = sureEnd(said, end, source);
    return said.slice(begin, end);
  };
}

function beginningOf(said: string, source: string): number | null {
  const rest = said.length < HEADS_END ? cleanBeginning(said, source) : said;
  if (rest.trim() === '' || (said.length < HEADS_END && mayBeHead(rest, source))) return null;
  return said.length - rest.length;
}

function mayBeHead(text: string, source: string): boolean {
  const start = text.trimStart();
  if (WRAPPING.test(start) && !source.trim().startsWith(start.slice(0, 1))) return true;
  const from = source.trim();
  if (from.startsWith(start) || (start.startsWith(from) && start.length < from.length + TELLING))
    return true;
  const head = headOf(start);
  // With a remark of the source's own only the whole answer tells whose this one is.
  if (head) return isRemark(head.text) && (head.length >= start.length || headOf(source) !== null);
  if (start.length > LONGEST_HEAD) return false;
  const lower = start.toLowerCase();
  return BEGINNINGS.some((phrase) => lower.startsWith(phrase) || phrase.startsWith(lower));
}

const isRemark = (head: string) => BEGINNINGS.some((phrase) => head.startsWith(phrase));

function sureEnd(said: string, from: number, source: string): number {
  MAY_END.lastIndex = Math.max(0, from - 4);
  for (let found = MAY_END.exec(said); found; found = MAY_END.exec(said)) {
    const behind = found.index + found[0].length;
    if (behind <= from && behind < said.length - TELLING) continue;
    if (isOpen(said, found[0], behind, source))
      return Math.max(from, trimmedEnd(said, found.index, found[0]));
    if (found[0] === '') MAY_END.lastIndex++;
  }
  return Math.max(from, said.trimEnd().length);
}

/** A bracket or a line break waits itself; the end of a sentence does not. */
const trimmedEnd = (said: string, index: number, mark: string) =>
  /^[\n\r([（【]/.test(mark) ? said.slice(0, index).trimEnd().length : index + 1;

function isOpen(said: string, mark: string, behind: number, source: string): boolean {
  if (/[\n\r]/.test(mark) && !/[\n\r]/.test(source.trim())) return true;
  if (/[([（【]/.test(mark)) {
    const close = said.slice(behind).search(/[)\]）】]/);
    return close < 0 || said.slice(behind + close + 1).trim().length < 2;
  }
  const rest = said
    .slice(behind, behind + TELLING)
    .trimStart()
    .toLowerCase();
  return rest === ''
    ? false
    : ENDINGS.some((phrase) => phrase.startsWith(rest) || rest.startsWith(phrase));
}
