import type { Settings } from './ipc/settings.ts';

export type InterfaceLanguage = 'en' | 'zh';

/** The interface language a setting stands for; `locale` is the system's (BCP 47). */
export function interfaceLanguage(
  setting: Settings['interfaceLanguage'],
  locale: string,
): InterfaceLanguage {
  if (setting !== 'system') return setting;
  return /^zh\b/i.test(locale) ? 'zh' : 'en';
}
