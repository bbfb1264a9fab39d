import { findLanguage } from './languages.ts';

/**
 * Those of `languages` (as `findLanguage` takes them) that a model does not know by its own list `known`; none where it
 * has no list. What is no language, such as `auto`, is left out: nothing can be said about it.
 */
export function unknownLanguages(
  known: readonly string[] | undefined,
  languages: readonly string[],
): string[] {
  if (!known) return [];
  return languages
    .flatMap((language) => findLanguage(language)?.code ?? [])
    .filter((code) => !known.includes(code));
}

/** Of a model of two languages the one that is not `code`; undefined for any other model. */
export function otherOfTwo(known: readonly string[] | undefined, code: string): string | undefined {
  if (known?.length !== 2 || !known.includes(code)) return undefined;
  return known.find((other) => other !== code);
}
