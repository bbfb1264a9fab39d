import { type GlossaryImport, termFieldsSchema } from '#shared/ipc/glossary.ts';
import { foldWord } from './foldText.ts';
import type { Term } from './term.ts';

/** In UTF-16 units. */
const LONGEST = {
  source: termFieldsSchema.shape.source.maxLength ?? Infinity,
  target: termFieldsSchema.shape.target.maxLength ?? Infinity,
  note: termFieldsSchema.shape.note.maxLength ?? Infinity,
};

/** Why a term cannot be used. */
export type TermProblem = Pick<GlossaryImport['problems'][number], 'code' | 'found'>;

const WORDS: Record<TermProblem['code'], (found: string) => string> = {
  noTarget: () => 'a term has no target',
  noSource: () => 'a term has no source',
  long: () => `a term has more than ${LONGEST.source} characters`,
  longNote: () => `a note has more than ${LONGEST.note} characters`,
  control: () => 'a term has a control character',
  match: (found) => `match is word, stem or part, not '${found}'`,
  case: (found) => `case is yes or no, not '${found}'`,
  forbidden: (found) => `forbidden is yes or no, not '${found}'`,
  language: (found) => `an entry has no term in ${found}`,
  secondLanguage: () => 'an entry has no term in a second language',
};

/** A problem in English, without a full stop; the window has words of its own. */
export function problemWords({ code, found }: TermProblem): string {
  return WORDS[code](found);
}

/** Why a term cannot be used, if it cannot. */
export function termProblem({
  source,
  target,
  note,
  forbidden,
}: Term): TermProblem['code'] | undefined {
  if (!isSeen(target)) return 'noTarget';
  if (!isSeen(source) && !forbidden) return 'noSource';
  if (source.length > LONGEST.source || target.length > LONGEST.target) return 'long';
  if (note.length > LONGEST.note) return 'longNote';
  if (/\p{Cc}/u.test(source + target)) return 'control';
  return undefined;
}

const isSeen = (word: string): boolean => foldWord(word).lower !== '';
