import { foldText } from '../foldText.ts';
import { FUNCTION_WORDS } from './functionWords.ts';

/** Words of the longest phrase. */
const LONGEST = 4;
/** Words, spaces and marks of a sentence; what follows is left out. */
const MOST_PIECES = 800;
const WORD = /^[\p{L}\p{N}]/u;
const SPACELESS = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;
/** Short words mean little, but for those in capitals (`API`), and numbers nothing. */
const SHORT = /^(?:\p{L}\p{Ll}{0,2}|.|\p{N}[\p{N}.,]*)$/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words of names: `state of the art` is rare, `rate of interest` is not. */
const LINKS = new Set(['of', 'de', 'du', 'des', 'del', 'di', 'da']);

/** A phrase as it is compared, with a space between any words, and as it is written. */
export interface Phrase {
  key: string;
  text: string;
  words: number;
}

/** The runs of one to four words of a sentence that may be a term, each once. */
export function phrasesOf(sentence: string): Phrase[] {
  const phrases = new Map<string, Phrase>();
  for (const run of runsOf(sentence)) {
    for (let first = 0; first < run.length; first++) {
      for (let count = 1; count <= LONGEST && first + count <= run.length; count++) {
        const words = run.slice(first, first + count);
        if (isLink(words[0]) || isLink(words.at(-1))) continue;
        const key = foldText(words.join(' ')).lower;
        const text = words.reduce((before, word) => before + between(before, word) + word);
        if (!phrases.has(key)) phrases.set(key, { key, text, words: count });
      }
    }
  }
  return Array.from(phrases.values());
}

/** Words that follow each other with nothing between them, neither punctuation nor words that mean little. */
function runsOf(sentence: string): string[][] {
  const runs: string[][] = [[]];
  let count = 0;
  for (const { segment } of segmenter.segment(sentence)) {
    if (++count > MOST_PIECES) break;
    if (WORD.test(segment) && (isLink(segment) || !isPoor(segment))) runs.at(-1)?.push(segment);
    else if (segment.trim() !== '' && segment !== '-') runs.push([]);
  }
  return runs;
}

const isLink = (word = ''): boolean => LINKS.has(word.toLowerCase());

const isPoor = (word: string): boolean =>
  (SHORT.test(word) && !SPACELESS.test(word)) || FUNCTION_WORDS.has(word.toLowerCase());

const between = (before: string, word: string): string =>
  SPACELESS.test(word) && SPACELESS.test(before.at(-1) ?? '') ? '' : ' ';
