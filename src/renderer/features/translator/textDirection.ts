const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Nobody begins a text with more signs than this. */
const LOOKED_AT = 1000;

/**
 * The direction the first letter reads in; null where there is none. The textarea's own `dir="auto"` takes Chromium
 * ten seconds a key in a line of a megabyte.
 */
export function textDirection(text: string): 'ltr' | 'rtl' | null {
  const letter = LETTER.exec(text.slice(0, LOOKED_AT))?.[0];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
