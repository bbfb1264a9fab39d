import { requiredWordsProblem } from '#core/translate/request.ts';

/** One line of an evaluation set. */
export interface EvalRow {
  source: string;
  reference: string;
  /** Words that the translation is asked to contain. */
  requiredWords: readonly string[];
}

/** A set is of sentences and paragraphs; n-grams of a longer text would take too much memory. */
export const MAX_SEGMENT_CHARACTERS = 10_000;

/** What keeps a row from being translated and scored, if anything does. */
export function rowProblem({ source, reference, requiredWords }: EvalRow): string | undefined {
  return (
    textProblem('source', source) ??
    textProblem('reference', reference) ??
    requiredWordsProblem(requiredWords)
  );
}

function textProblem(name: string, text: string): string | undefined {
  if (text.trim() === '') return `no ${name} text`;
  if (text.length > MAX_SEGMENT_CHARACTERS)
    return `a ${name} of more than ${MAX_SEGMENT_CHARACTERS} characters`;
  if (text.includes('\0')) return `a NUL character in its ${name}`;
  if (!text.isWellFormed()) return `half a character in its ${name}`;
  return undefined;
}

/** Reads a line; undefined where it holds no row. Errors: what `Fail` makes. */
export type LineParser = (line: string) => EvalRow | undefined;

/** The error for the line that is being read: `problem` goes on after "line 7". */
export type Fail = (problem: string) => Error;
