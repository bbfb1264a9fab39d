import { foldText } from '../foldText.ts';
import { FUNCTION_WORDS } from './functionWords.ts';

/** Words of the longest phrase. */
const LONGEST = 4;
/** Of a sentence; what follows is left out. */
const MOST_WORDS = 400;
const WORD = /^[\p{L}\p{N}]/u;
const SPACELESS = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;
/** Words that a phrase neither begins nor ends with: short ones mean little, but for names (`API`, `Bo`). */
const SHORT = /^(?:\p{Ll}{1,3}|.|\p{N}[\p{N}.,]*)$/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A phrase as it is compared, and as it is written. */
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
      if (isPoor(run[first] ?? '')) continue;
      for (let count = 1; count <= LONGEST && first + count <= run.length; count++) {
        const words = run.slice(first, first + count);
        if (isPoor(words.at(-1) ?? '')) continue;
        const text = words.reduce((before, word) => before + between(before, word) + word);
        const key = foldText(text).lower;
        if (!phrases.has(key)) phrases.set(key, { key, text, words: count });
      }
    }
  }
  return Array.from(phrases.values());
}

/** Words that follow each other without punctuation between them. */
function runsOf(sentence: string): string[][] {
  const runs: string[][] = [[]];
  let count = 0;
  for (const { segment } of segmenter.segment(sentence)) {
    if (WORD.test(segment)) {
      runs.at(-1)?.push(segment);
      if (++count > MOST_WORDS) break;
    } else if (segment.trim() !== '' && segment !== '-') runs.push([]);
  }
  return runs;
}

const isPoor = (word: string): boolean =>
  (SHORT.test(word) && !SPACELESS.test(word)) || FUNCTION_WORDS.has(word.toLowerCase());

const between = (before: string, word: string): string =>
  SPACELESS.test(word) && SPACELESS.test(before.at(-1) ?? '') ? '' : ' ';
