import { useEffect } from 'react';
import { interfaceLanguage } from '#shared/interfaceLanguage.ts';
import { applyInterfaceLanguage } from '../../i18n/index.ts';
import { useSettings } from './settingsContext.ts';

/** Language and theme of the window as the settings have them; answers with the language. `locale` is the system's. */
export function useAppearance(locale: string): 'en' | 'zh' {
  const { settings } = useSettings();
  const language = interfaceLanguage(settings.interfaceLanguage, locale);
  useEffect(() => {
    applyInterfaceLanguage(language);
  }, [language]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (settings.theme === 'system') delete dataset.theme;
    else dataset.theme = settings.theme;
  }, [settings.theme]);
  return language;
}
