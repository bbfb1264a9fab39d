/**
 * How many tokens a text has at most, as a rule, in the vocabulary of a model that is not at hand. LLaMA's spells out
 * most scripts byte by byte, so what is cut by this estimate fits whichever vocabulary it is: a token for two Latin
 * letters or spaces, for each other ASCII character, and for each other letter of the Latin and Cyrillic scripts; one for
 * each UTF-8 byte of everything else.
 */
export function estimateTokens(text: string): number {
  let halves = 0;
  for (const character of text) halves += halvesOf(character.codePointAt(0) ?? 0);
  return Math.ceil(halves / 2) + 1;
}

function halvesOf(code: number): number {
  if (code < 0x80) return isLetter(code) || code === 0x20 ? 1 : 2;
  if (code < 0x250 || (code >= 0x400 && code < 0x530)) return 2;
  if (code < 0x800) return 4;
  return code < 0x10000 ? 6 : 8;
}

const isLetter = (code: number): boolean => {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
};
