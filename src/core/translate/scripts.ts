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

const SCRIPTS = [...Object.keys(LANGUAGE_OF_SCRIPT), ...Object.keys(OTHER_SCRIPTS)].map(
  (script) => ({
    script,
    weight: WEIGHTS[script] ?? 1,
    pattern: script === 'Kana' ? /[\p{sc=Hira}\p{sc=Kana}]/u : new RegExp(`\\p{sc=${script}}`, 'u'),
  }),
);

const UNKNOWN = 0;
const NONE = 255;
/** By code point up to U+FFFF: the place of its script in the list, from 1. Filled in as characters are met. */
const known = new Uint8Array(0x10000);

/** The place of a character's script in the list, or -1. Patterns alone would take a hundred times as long. */
function scriptAt(character: string, codePoint: number): number {
  const place = known[codePoint] ?? UNKNOWN;
  if (place !== UNKNOWN) return place === NONE ? -1 : place - 1;
  const at = SCRIPTS.findIndex(({ pattern }) => pattern.test(character));
  if (codePoint < known.length) known[codePoint] = at === -1 ? NONE : at + 1;
  return at;
}

/** How much of a text each script has, the most first; Kana stands for Hiragana too. */
export function weighScripts(text: string): { script: string; weight: number }[] {
  const counts = new Map<number, number>();
  for (const character of text) {
    const at = scriptAt(character, character.codePointAt(0) ?? 0);
    if (at !== -1) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return Array.from(counts)
    .toSorted(([one], [other]) => one - other)
    .flatMap(([at, count]) => {
      const { script, weight } = SCRIPTS[at] ?? {};
      return script === undefined ? [] : [{ script, weight: (weight ?? 1) * count }];
    })
    .sort((a, b) => b.weight - a.weight);
}
