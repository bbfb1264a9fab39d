import { findLanguage, type Language } from '#shared/languages.ts';

/** What is meant when people say only `Chinese`. */
const SHORT: Record<string, { en: string; zh: string }> = {
  'zh-Hans': { en: 'Chinese', zh: '中文' },
};

/** The language's name in the interface language (BCP 47); of an unknown code, the code. */
export function languageName(code: string, interfaceLanguage: string): string {
  const language = findLanguage(code);
  return language ? nameOf(language, interfaceLanguage) : code;
}

/** The names of several languages as one says them: `English, French and German`. */
export function languageNames(codes: readonly string[], interfaceLanguage: string): string {
  const names = codes.map((code) => languageName(code, interfaceLanguage));
  return new Intl.ListFormat(interfaceLanguage).format(names);
}

/** The name people use in passing, for places with little room. */
export function shortLanguageName(code: string, interfaceLanguage: string): string {
  return (
    SHORT[code]?.[interfaceLanguage.startsWith('zh') ? 'zh' : 'en'] ??
    languageName(code, interfaceLanguage)
  );
}

export function nameOf(language: Language, interfaceLanguage: string): string {
  return interfaceLanguage.startsWith('zh') ? language.chinese : language.english;
}
