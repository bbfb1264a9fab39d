import type { Term } from './term.ts';

/** A term as it is kept: without white space around it, its words on one line, and without halves of characters. */
export function cleanTerm(term: Term): Term {
  const note = term.note
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  return { ...term, source: oneLine(term.source), target: oneLine(term.target), note };
}

const oneLine = (text: string): string => text.toWellFormed().replace(/\s+/g, ' ').trim();
