import { splitWords, strip } from './whiteSpace.ts';

/** How a text is cut into the tokens that BLEU counts. */
export type Tokenize = (text: string) => string[];

const ENTITIES: readonly (readonly [string, string])[] = [
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
];

/**
 * The tokenization `13a` of sacreBLEU, that is of NIST's mteval-v13a.pl, by which WMT scores: markup out, entities
 * as characters, then marks apart from words.
 */
export const tokenize13a: Tokenize = (text) => {
  let plain = strip(text).replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  // One after the other, as mteval does: `&amp;lt;` becomes `<`.
  for (const [entity, character] of ENTITIES) plain = plain.replaceAll(entity, character);
  return splitMarks(` ${plain} `);
};

/** Marks of ASCII stand alone; full stop and comma unless between digits, the hyphen after a digit. */
export function splitMarks(text: string): string[] {
  const apart = text
    .replace(/[!-&(-+/:-@[-`{-~]/g, ' $& ')
    .replace(/([^0-9])([.,])/gu, '$1 $2 ')
    .replace(/([.,])([^0-9])/gu, ' $1 $2')
    .replace(/([0-9])-/g, '$1 - ');
  return splitWords(apart);
}
