import { languageTable } from './languageTable.ts';

export interface Language {
  /** BCP 47; Chinese is `zh-Hans` and `zh-Hant`. */
  code: string;
  english: string;
  /** The language's own name for itself. */
  native: string;
  chinese: string;
  /** Other names and codes in use. */
  aliases: readonly string[];
  /** ISO 15924. */
  script: string;
  dir: 'ltr' | 'rtl';
}

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa']);

/** Every language that can be translated from or to, in the order of the English names. */
export const languages: readonly Language[] = languageTable.map(
  ([code, english, native, chinese, script, aliases = []]) => ({
    code,
    english,
    native,
    chinese,
    aliases,
    script,
    dir: RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr',
  }),
);

const byCode = new Map(languages.map((language) => [language.code.toLowerCase(), language]));
const byName = new Map<string, Language>();
for (const [code, english, native, chinese, , aliases = []] of languageTable) {
  const language = byCode.get(code.toLowerCase());
  if (!language) continue;
  for (const name of [english, native, chinese, ...aliases]) byName.set(fold(name), language);
}

/**
 * The language of a BCP 47 tag (`de-AT`, `zh-TW`, the old `iw`), a FLORES code (`zho_Hans`), or a name in English,
 * Chinese or the language itself. Case does not matter.
 */
export function findLanguage(tagOrName: string): Language | undefined {
  const wanted = fold(tagOrName);
  return byCode.get(wanted.replaceAll('_', '-')) ?? byName.get(wanted) ?? findTag(wanted);
}

function findTag(wanted: string): Language | undefined {
  try {
    const locale = new Intl.Locale(wanted.replaceAll('_', '-'));
    if (locale.language !== 'zh') return byCode.get(locale.language) ?? byName.get(locale.language);
    return byCode.get(locale.maximize().script === 'Hant' ? 'zh-hant' : 'zh-hans');
  } catch {
    return undefined;
  }
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** BayLing was trained with `Chinese` for what is written in simplified characters. */
const PROMPT_NAMES: Record<string, { en: string; zh: string }> = {
  'zh-Hans': { en: 'Chinese', zh: '中文' },
  'zh-Hant': { en: 'Traditional Chinese', zh: '繁体中文' },
  nb: { en: 'Norwegian', zh: '挪威语' },
};

/** The language's name as BayLing's prompts write it, in the language of the instruction. */
export function promptName(language: Language, instructionLanguage: 'en' | 'zh'): string {
  const name = PROMPT_NAMES[language.code] ?? { en: language.english, zh: language.chinese };
  return name[instructionLanguage];
}
