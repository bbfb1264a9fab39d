import { AppError } from '#shared/errors.ts';
import { findLanguage, type Language } from '#shared/languages.ts';

export interface TranslateRequest {
  text: string;
  /** A language as `findLanguage` takes it, or `auto`. */
  from: string;
  to: string;
}

export interface CheckedRequest {
  text: string;
  from: Language | 'auto';
  to: Language;
}

/** Errors: `language.unknown`, `text.empty`. */
export function checkRequest({ text, from, to }: TranslateRequest): CheckedRequest {
  const languages = {
    from: from === 'auto' ? ('auto' as const) : knownLanguage(from),
    to: knownLanguage(to),
  };
  if (text.trim() === '') throw new AppError('text.empty', {});
  return { text, ...languages };
}

function knownLanguage(tagOrName: string): Language {
  const language = findLanguage(tagOrName);
  if (!language) throw new AppError('language.unknown', { language: tagOrName });
  return language;
}
