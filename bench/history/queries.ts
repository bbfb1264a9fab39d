import { chinese, english, type Language } from './language.ts';
import { between } from './random.ts';

/** A word of these ranks, and of so many characters if it matters. */
function wordOf({ words }: Language, [from, to]: readonly [number, number], length?: number) {
  for (;;) {
    const word = words[between(from, to)] ?? '';
    if (length === undefined || word.length === length) return word;
  }
}

/** Ranks that a person may look for: the most frequent words have no meaning of their own. */
const COMMON = [20, 300] as const;
const RARE = [3000, 20_000] as const;
const common = (language: Language, length?: number) => wordOf(language, COMMON, length);
const rare = (language: Language, length?: number) => wordOf(language, RARE, length);

/** What is looked for, by what it is called in the table. */
export const queries: readonly [name: string, make: () => string][] = [
  ['two characters, common', () => common(chinese, 2)],
  ['two characters, rare', () => rare(chinese, 2)],
  ['one character, common', () => common(chinese).slice(0, 1)],
  ['one character, rare', () => rare(chinese).slice(-1)],
  ['two Chinese words', () => `${common(chinese, 2)} ${common(chinese, 2)}`],
  ['English word, common', () => `${common(english)} `],
  ['English word, rare', () => `${rare(english)} `],
  ['the most frequent English word', () => `${english.words[0] ?? ''} `],
  ['two English words', () => `${common(english)} ${common(english)} `],
  ['a word of each language', () => `${common(english)} ${common(chinese, 2)}`],
  ['prefix of one letter', () => common(english).slice(0, 1)],
  ['prefix of three letters', () => rare(english).slice(0, 3)],
  ['nothing: unknown word', () => '龘齉'],
  ['nothing: two rare words', () => `${rare(chinese)} ${rare(chinese)} ${rare(english)}`],
  ['nothing: symbol', () => '🎉'],
];
