import { between, chance, random } from './random.ts';

/** A language of made-up words. */
export interface Language {
  code: string;
  /** Its words, the most frequent first. */
  words: readonly string[];
  /** So many words of running text; those of `topic` are more frequent there than elsewhere. */
  text: (words: number, topic?: readonly string[]) => string;
}

const WORDS = 20_000;
/** Words of one character lead in Chinese: 的, 是, 了. */
const CHARACTER_WORDS = 150;
const TOPIC_SHARE = 0.12;

/** Where the frequencies of words add up to, after Zipf and Mandelbrot: that of rank r is as 1 / (r + 2.7). */
const sums = new Float64Array(WORDS);
for (let rank = 0, sum = 0; rank < WORDS; rank++) sums[rank] = sum += 1 / (rank + 3.7);

function rank(): number {
  const wanted = random() * (sums[WORDS - 1] ?? 0);
  let [low, high] = [0, WORDS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const skewed = (power: number, count: number) => Math.floor(random() ** power * count);
const han = () => String.fromCodePoint(0x4e00 + skewed(2, 3500));
const latin = () => 'etaoinshrdlcumwfgypbvkjxqz'.charAt(skewed(1.5, 26));

/** Different words. */
function vocabulary(letter: () => string, lengthOf: (rank: number) => number): string[] {
  const words = new Set<string>();
  while (words.size < WORDS)
    words.add(Array.from({ length: lengthOf(words.size) }, letter).join(''));
  return [...words];
}

function language(code: string, words: string[], space: string, stops: string): Language {
  return {
    code,
    words,
    text(length, topic = []) {
      let text = '';
      for (let left = length, clause = between(5, 16); left > 0; left--, clause--) {
        const ofTopic = topic.length > 0 && chance(TOPIC_SHARE);
        const word = ofTopic ? topic[between(0, topic.length)] : words[rank()];
        text += `${text === '' || text.endsWith('\n') ? '' : space}${word ?? ''}`;
        if (clause > 0) continue;
        clause = between(5, 16);
        text += chance(0.15) ? '\n' : stops.charAt(between(0, stops.length));
      }
      return text;
    },
  };
}

export const chinese = language(
  'zh',
  vocabulary(han, (rank) => (rank < CHARACTER_WORDS ? 1 : chance(0.85) ? 2 : between(3, 5))),
  '',
  '，，。！？',
);
export const english = language(
  'en',
  vocabulary(latin, (rank) => between(1, 5) + Math.floor(Math.log(rank + 1) / 2)),
  ' ',
  ',,.!?',
);
