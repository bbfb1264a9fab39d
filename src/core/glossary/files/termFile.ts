import type { Term } from '../term.ts';
import type { TermProblem } from '../termProblem.ts';

/** What a line or entry of a file has: a term, or what is wrong with it. */
export type ReadTerm = { line: number } & ({ term: Term } | { problem: TermProblem });

/** BCP 47 codes of a glossary; empty for any. */
export interface TermLanguages {
  from: string;
  to: string;
}

/** A term as most are. */
export const PLAIN_TERM: Omit<Term, 'source' | 'target'> = {
  note: '',
  caseSensitive: false,
  match: 'word',
  forbidden: false,
};
