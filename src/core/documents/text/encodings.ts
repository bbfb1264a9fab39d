/** Encodings by the languages (BCP 47) whose old files are likely to use them, the likeliest first. */
const CYRILLIC = ['windows-1251', 'koi8-r', 'koi8-u', 'cp866', 'iso-8859-5', 'maccyrillic'];
const CENTRAL_EUROPEAN = ['windows-1250', 'iso-8859-2', 'cp852'];
const WESTERN = ['windows-1252', 'iso-8859-15', 'macroman', 'cp850', 'cp437'];
const ARABIC = ['windows-1256', 'iso-8859-6'];

const BY_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  zh: ['gb18030', 'big5'],
  yue: ['big5', 'gb18030'],
  ja: ['shift_jis', 'euc-jp'],
  ko: ['cp949'],
  th: ['windows-874'],
  vi: ['windows-1258'],
  el: ['windows-1253', 'iso-8859-7'],
  he: ['windows-1255', 'iso-8859-8'],
  yi: ['windows-1255'],
  tr: ['windows-1254'],
  az: ['windows-1254'],
  ...each('ar fa ur ps', ARABIC),
  ...each('ru uk be bg mk sr kk ky mn tg tt', CYRILLIC),
  ...each('cs sk pl hu sl hr bs ro sq', CENTRAL_EUROPEAN),
  ...each('lt lv et', ['windows-1257', 'iso-8859-13']),
};

/** Those that are looked for; a file that has none of them is read as the nearest one. */
export const LEGACY_ENCODINGS: readonly string[] = [
  ...new Set([...Object.values(BY_LANGUAGE).flat(), ...WESTERN]),
];

/** Under which of our names another one goes: a superset where files are commonly called by a subset's name. */
const SAME_AS: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'euc-cn': 'gb18030',
  'hz-gb-2312': 'gb18030',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  'euc-kr': 'cp949',
  uhc: 'cp949',
  'tis-620': 'windows-874',
  cp874: 'windows-874',
  cp1258: 'windows-1258',
  ibm852: 'cp852',
  ibm866: 'cp866',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
};

/** `name` as this app and iconv-lite call that encoding. */
export function encodingNamed(name: string): string {
  const lower = name.trim().toLowerCase();
  return SAME_AS[lower] ?? lower;
}

/** What files in a language were written in before UTF-8; the Western ones when the language says nothing else. */
export function encodingsOf(language: string): readonly string[] {
  if (language === 'auto') return [];
  if (/^zh-(?:Hant|TW|HK|MO)/i.test(language)) return ['big5', 'gb18030'];
  return BY_LANGUAGE[language.split('-')[0] ?? ''] ?? WESTERN;
}

function each(languages: string, encodings: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(languages.split(' ').map((language) => [language, encodings]));
}
