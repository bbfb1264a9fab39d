/** Scripts (ISO 15924) that one language of our list owns, as good as alone. */
export const LANGUAGE_OF_SCRIPT: Readonly<Record<string, string>> = {
  Armn: 'hy',
  Beng: 'bn',
  Ethi: 'am',
  Geor: 'ka',
  Grek: 'el',
  Gujr: 'gu',
  Guru: 'pa',
  Hang: 'ko',
  Hebr: 'he',
  Khmr: 'km',
  Knda: 'kn',
  Laoo: 'lo',
  Mlym: 'ml',
  Mymr: 'my',
  Orya: 'or',
  Sinh: 'si',
  Taml: 'ta',
  Telu: 'te',
  Thaa: 'dv',
  Thai: 'th',
  Tibt: 'bo',
};

/** Scripts that several languages share, and how much of a word a character is, in Latin letters. */
const OTHER_SCRIPTS = { Arab: 1, Cyrl: 1, Deva: 1, Hani: 3, Kana: 2, Latn: 1 };
const WEIGHTS: Readonly<Record<string, number>> = { Hang: 2, ...OTHER_SCRIPTS };

const patterns = [...Object.keys(LANGUAGE_OF_SCRIPT), ...Object.keys(OTHER_SCRIPTS)].map(
  (script) => ({
    script,
    weight: WEIGHTS[script] ?? 1,
    pattern:
      script === 'Kana' ? /[\p{sc=Hira}\p{sc=Kana}]/gu : new RegExp(`\\p{sc=${script}}`, 'gu'),
  }),
);

/** How much of a text each script has, the most first; Kana stands for Hiragana too. */
export function weighScripts(text: string): { script: string; weight: number }[] {
  return patterns
    .map(({ script, weight, pattern }) => ({
      script,
      weight: weight * (text.match(pattern)?.length ?? 0),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}
