import { findLanguage, type Language } from '#shared/languages.ts';

/**
 * The languages a search means, best first: those whose code or name (their own, the English or Chinese one, or another
 * in use) is the query, then begins with it, then has a word that begins with it, then holds it. Case and accents do not
 * matter.
 */
export function searchLanguages(
  languages: readonly Language[],
  query: string,
): readonly Language[] {
  const wanted = fold(query);
  if (wanted === '') return languages;
  const exact = findLanguage(query)?.code;
  return languages
    .map((language) => ({
      language,
      rank: language.code === exact ? 0 : rank(language, wanted),
    }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank)
    .map(({ language }) => language);
}

function rank(language: Language, wanted: string): number {
  const { code, english, native, chinese, aliases } = language;
  return Math.min(
    ...[code, english, native, chinese, ...aliases].map((name) => {
      const folded = fold(name);
      if (folded === wanted) return 0;
      if (folded.startsWith(wanted)) return 1;
      if (folded.split(/[\s()（）-]+/).some((word) => word.startsWith(wanted))) return 2;
      return folded.includes(wanted) && name !== code ? 3 : Infinity;
    }),
  );
}

function fold(text: string): string {
  return text
    .trim()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
