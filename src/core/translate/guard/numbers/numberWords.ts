import type { WordNumber } from './cjkNumerals.ts';
import { NUMBER_WORDS } from './wordTables.ts';

const whole = new Map<string, number>();
const stems = new Map<string, number>();
for (const [value, words] of NUMBER_WORDS) {
  for (const word of words.split(' ')) {
    if (word.endsWith('*')) stems.set(word.slice(0, -1), value);
    else whole.set(word, value);
  }
}
/** Characters of the shortest stem. */
const SHORTEST_STEM = 2;

/** The value of one word, which may have an ending. */
export function wordValue(word: string): number | undefined {
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  for (let end = word.length; end >= Math.max(SHORTEST_STEM, word.length - 5); end--) {
    const value = stems.get(word.slice(0, end));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** German writes a number as one word: its parts from left to right. */
function germanParts(word: string): number[] | null {
  const parts: number[] = [];
  let rest = word;
  for (let i = 0; i < 12 && rest !== ''; i++) {
    const found = GERMAN.find(([part]) => rest.startsWith(part));
    if (!found)
      return rest === 'e' || rest === 'er' || rest === 'en' || rest === 'ste' ? parts : null;
    if (found[1] > 0) parts.push(found[1]);
    rest = rest.slice(found[0].length);
  }
  return parts.length > 1 ? parts : null;
}
const GERMAN: readonly (readonly [string, number])[] = (
  [
    ...[
      ['tausend', 1000],
      ['hundert', 100],
      ['und', 0],
      ['zwanzig', 20],
      ['dreißig', 30],
    ],
    ...[
      ['vierzig', 40],
      ['fünfzig', 50],
      ['sechzig', 60],
      ['siebzig', 70],
      ['achtzig', 80],
    ],
    ...[
      ['neunzig', 90],
      ['zehn', 10],
      ['elf', 11],
      ['zwölf', 12],
      ['sechzehn', 16],
    ],
    ...[
      ['siebzehn', 17],
      ['eins', 1],
      ['ein', 1],
      ['zwei', 2],
      ['drei', 3],
      ['vier', 4],
    ],
    ...[
      ['fünf', 5],
      ['sechs', 6],
      ['sieben', 7],
      ['acht', 8],
      ['neun', 9],
    ],
  ] as [string, number][]
).sort(([a], [b]) => b.length - a.length);

const JOINING = new Set(['and', 'und', 'et', 'y', 'e', 'و']);
const WORD = /[\p{L}\p{M}]+/gu;
const BETWEEN = /^[\s\u00A0-]{1,2}$/;

/** The numbers that a text writes in words, as far as the words are known. */
export function numbersInWords(text: string): WordNumber[] {
  const found: WordNumber[] = [];
  let parts: number[] = [];
  let [begin, end] = [0, 0];
  const finish = () => {
    if (parts.length > 0) found.push({ value: combined(parts), index: begin });
    parts = [];
  };
  for (const { 0: word, index } of text.toLowerCase().matchAll(WORD)) {
    const values = valuesOf(word);
    const goesOn = parts.length > 0 && BETWEEN.test(text.slice(end, index));
    if (values.length === 0 && goesOn && JOINING.has(word)) {
      end = index + word.length;
      continue;
    }
    if (!goesOn) finish();
    if (values.length === 0) continue;
    if (parts.length === 0) begin = index;
    parts.push(...values);
    end = index + word.length;
  }
  finish();
  return found;
}

function valuesOf(word: string): readonly number[] {
  const value = wordValue(word);
  if (value !== undefined) return [value];
  const bare =
    word.startsWith('و') || word.startsWith('ال')
      ? wordValue(word.replace(/^و?(?:ال)?/, ''))
      : undefined;
  if (bare !== undefined) return [bare];
  return germanParts(word) ?? [];
}

function combined(parts: readonly number[]): number {
  let [total, current] = [0, 0];
  for (const part of parts) {
    if (part >= 1000) {
      total += (current || 1) * part;
      current = 0;
    } else if (part === 100 || part < 0) current = (current || 1) * Math.abs(part);
    // Four twenties are eighty in French.
    else if (part === 20 && current % 100 === 4) current += 76;
    else current += part;
  }
  return total + current;
}
