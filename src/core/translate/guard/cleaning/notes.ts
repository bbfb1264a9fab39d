import {
  BRACKETED_NOTE,
  CLOSERS,
  CLOSER_IN_SOURCE,
  NOTES,
  NOTE_IN_SOURCE,
} from '../phrases/additions.ts';

/** Where a line or a sentence begins behind another. */
const BEGINNINGS = /[\n\r]\s{0,20}|(?<=[.。!?！？…"”」』)）])[ \u00A0]{0,3}/g;
const OPENING = '(（[【';
const CLOSING = ')）]】';

/** Takes remarks behind the translation away that its source has not. */
export function withoutNotes(text: string, source: string): string {
  const said = withoutBracketed(text, source);
  const allowed = (NOTE_IN_SOURCE.test(source) ? 0 : 1) + (CLOSER_IN_SOURCE.test(source) ? 0 : 2);
  if (allowed === 0) return said;
  for (const { 0: gap, index } of said.matchAll(BEGINNINGS)) {
    if (!startsNote(said.slice(index + gap.length, index + gap.length + 40), allowed)) continue;
    const rest = said.slice(0, index).trimEnd();
    if (rest.trim() !== '') return rest;
  }
  return said;
}

function startsNote(text: string, allowed: number): boolean {
  const lower = text.replace(/^[*_#>\s—-]+/, '').toLowerCase();
  const starts = (phrases: readonly string[]) => phrases.some((phrase) => lower.startsWith(phrase));
  return ((allowed & 1) > 0 && starts(NOTES)) || ((allowed & 2) > 0 && starts(CLOSERS));
}

/** A remark in brackets at the end. */
function withoutBracketed(text: string, source: string): string {
  const said = text.trimEnd().replace(/[.。]$/, '');
  if (!CLOSING.includes(said.slice(-1)) || said === '') return text;
  const begin = openingOfLast(said);
  if (begin <= 0 || !BRACKETED_NOTE.test(said.slice(begin + 1, begin + 60))) return text;
  if (/[)）\]】]/u.test(source.trim().slice(-2)) || NOTE_IN_SOURCE.test(source)) return text;
  const rest = said.slice(0, begin).trimEnd();
  return rest.trim() === '' ? text : rest;
}

/** Where the bracket opens that the last character closes; -1 where it does not. */
function openingOfLast(text: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const each = text.charAt(i);
    if (CLOSING.includes(each)) depth++;
    else if (OPENING.includes(each) && --depth === 0) return i;
  }
  return -1;
}
