import { fold, forEachTerm } from '#core/history/search/indexTerms.ts';
import { lettersOf } from '../similarity.ts';
import { languageCode } from '../pair.ts';

/** Longer texts are found by their beginning. In UTF-16 units. */
export const INDEXED_CHARACTERS = 20_000;
/** Of a text with more terms, those with the smallest hashes stand for it: of a similar text they are mostly the same. */
const MAX_TERMS = 128;
/** Lengths that differ by less are in one class, or in two next to each other. */
const CLASS_RATIO = 1.4;

/** What the index knows a source by. */
export interface SourceTerms {
  /** 32-bit hashes of its words and pairs of characters, each once; numbers have none. */
  terms: readonly number[];
  /** In UTF-16 units, as `lettersOf` has them. */
  length: number;
}

export function sourceTerms(source: string): SourceTerms {
  const text = source.slice(0, INDEXED_CHARACTERS);
  const terms = new Set<number>();
  forEachTerm(fold(text), (term, _start, kind) => {
    if (kind !== 'end' && !NUMBER.test(term)) terms.add(hashOf(term));
  });
  const all = [...terms];
  return {
    terms: all.length <= MAX_TERMS ? all : all.sort((a, b) => a - b).slice(0, MAX_TERMS),
    length: lettersOf(text).length,
  };
}

const NUMBER = /^\p{N}+$/u;

/** In which class a text of so many characters is. */
export const lengthClass = (length: number): number =>
  Math.floor(Math.log(Math.max(1, length)) / Math.log(CLASS_RATIO));

/**
 * The keys of terms in the index: 30 bits of the term, the target language and the length class. So what is looked up is
 * what may be similar at all: a frequent word has some hundred sentences of one length, and tens of thousands in all.
 */
export function keysOf(terms: readonly number[], to: string, lengthClass: number): number[] {
  const place = hashOf(`${languageCode(to)} ${lengthClass}`);
  return terms.map((term) => mix(term ^ place) >>> 2);
}

/** A key as the index has it: no word begins like this. */
export const spelled = (key: number): string => `_${key.toString(36)}`;

/** FNV-1a over UTF-16 units, with the last step of MurmurHash3. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
