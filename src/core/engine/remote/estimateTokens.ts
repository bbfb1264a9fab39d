/**
 * How many tokens a text has at most, as a rule, in the vocabulary of a model that is not at hand. LLaMA's spells out
 * most scripts byte by byte, so what is cut by this estimate fits whichever vocabulary it is: a token for two Latin
 * letters, for each other ASCII character but single spaces, and for each letter of the European and Semitic scripts; one
 * for each UTF-8 byte of everything else.
 */
export function estimateTokens(text: string): number {
  let halves = 0;
  for (const character of text) halves += halvesOf(character.codePointAt(0) ?? 0);
  return Math.ceil(halves / 2) + 1;
}

function halvesOf(code: number): number {
  if (code < 0x80) return isLetter(code) || code === 0x20 ? 1 : 2;
  if (code < 0x530 || (code >= 0x590 && code < 0x700)) return 2;
  if (code < 0x800) return 4;
  return code < 0x10000 ? 6 : 8;
}

const isLetter = (code: number): boolean => {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
};
