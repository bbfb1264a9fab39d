import { AppError } from '#shared/errors.ts';
import type { Style } from '#shared/ipc/style.ts';
import { findLanguage, type Language } from '#shared/languages.ts';

export interface TranslateRequest {
  text: string;
  /** A language as `findLanguage` takes it, or `auto`. */
  from: string;
  to: string;
  /** Words of the target language that the translation must contain: every line of the text is asked for them. */
  requiredWords?: readonly string[];
  style?: Style | undefined;
}

export interface CheckedRequest {
  text: string;
  from: Language | 'auto';
  to: Language;
  requiredWords: readonly string[];
  style: Style | undefined;
}

/** Errors: `language.unknown`, `text.empty`, `request.invalid` for required words. */
export function checkRequest(request: TranslateRequest): CheckedRequest {
  const { text, from, to, requiredWords = [], style } = request;
  const languages = {
    from: from === 'auto' ? ('auto' as const) : knownLanguage(from),
    to: knownLanguage(to),
  };
  if (text.trim() === '') throw new AppError('text.empty', {});
  const problem = requiredWordsProblem(requiredWords);
  if (problem !== undefined) throw new AppError('request.invalid', { route: 'translate', problem });
  return { text, ...languages, requiredWords, style };
}

/** They stand in every prompt, on one line of it. */
const MAX_REQUIRED_WORDS = 32;
const MAX_REQUIRED_WORD_CHARACTERS = 100;

/** What is wrong with a list of required words, if anything is. */
export function requiredWordsProblem(words: readonly string[]): string | undefined {
  if (words.length > MAX_REQUIRED_WORDS) return `more than ${MAX_REQUIRED_WORDS} required words`;
  for (const word of words) {
    if (word.trim() === '') return 'a required word that is empty';
    if (word.length > MAX_REQUIRED_WORD_CHARACTERS)
      return `a required word of more than ${MAX_REQUIRED_WORD_CHARACTERS} characters`;
    if (/[\p{Cc}\u2028\u2029]/u.test(word)) return 'a required word with a control character';
  }
  return undefined;
}

/** Error: `language.unknown`. */
export function knownLanguage(tagOrName: string): Language {
  const language = findLanguage(tagOrName);
  if (!language) throw new AppError('language.unknown', { language: tagOrName });
  return language;
}
