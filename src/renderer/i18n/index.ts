import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { InterfaceLanguage } from '#shared/interfaceLanguage.ts';
import { en, type Words } from './en.ts';
import { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

/** Readies the words; to be awaited before the first render. */
export async function startI18n(language: InterfaceLanguage): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  applyInterfaceLanguage(language);
}

export function applyInterfaceLanguage(language: InterfaceLanguage): void {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  if (i18next.language !== language) void i18next.changeLanguage(language);
}
