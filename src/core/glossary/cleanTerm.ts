import { termFieldsSchema } from '#shared/ipc/glossary.ts';
import { foldWord } from './foldText.ts';
import type { Term } from './term.ts';

const LONGEST = {
  source: termFieldsSchema.shape.source.maxLength ?? Infinity,
  target: termFieldsSchema.shape.target.maxLength ?? Infinity,
  note: termFieldsSchema.shape.note.maxLength ?? Infinity,
};

/** A term as it is kept: without white space around it, its words on one line, and without halves of characters. */
export function cleanTerm(term: Term): Term {
  const note = term.note
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  return { ...term, source: oneLine(term.source), target: oneLine(term.target), note };
}

/** Why a term cannot be used, if it cannot. */
export function termProblem({ source, target, note, forbidden }: Term): string | undefined {
  if (!isSeen(target)) return 'a term has no target';
  if (!isSeen(source) && !forbidden) return 'a term has no source';
  if (source.length > LONGEST.source || target.length > LONGEST.target)
    return `a term has more than ${LONGEST.source} characters`;
  if (note.length > LONGEST.note) return `a note has more than ${LONGEST.note} characters`;
  if (/\p{Cc}/u.test(source + target)) return 'a term has a control character';
  return undefined;
}

const isSeen = (word: string): boolean => foldWord(word).lower !== '';

const oneLine = (text: string): string => text.toWellFormed().replace(/\s+/g, ' ').trim();
