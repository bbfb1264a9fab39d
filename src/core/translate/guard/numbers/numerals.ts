import { plainNumber } from '../../marks.ts';
import { cjkNumbers } from './cjkNumerals.ts';
import { numbersInWords, wordValue } from './numberWords.ts';

/** A number that is written with digits. */
export interface Numeral {
  /** As it stands in the text. */
  text: string;
  /** The digits alone, and with the word behind them for thousands, millions and so on; equal where there is none. */
  plain: string;
  scaled: string;
  /** The other language may have a word for it, as for a month, or leave it out, as in a name such as CO2. */
  isOptional: boolean;
}

const NUMERAL = /\d+(?:[.,]\d+)*/g;
const CJK_SCALE = /^\s?(?:([十百千백천]?)([万萬亿億兆만억조])|([百千백천])(?![分克米瓦]))/u;
const SCALES: Readonly<Record<string, number>> = {
  ...{ 十: 10, 百: 100, 千: 1000, 백: 100, 천: 1000, 万: 1e4, 萬: 1e4, 만: 1e4 },
  ...{ 亿: 1e8, 億: 1e8, 억: 1e8, 兆: 1e12, 조: 1e12 },
};
const WORD_AFTER = /^[\s\u00A0-]{0,2}([\p{L}\p{M}]{2,20})/u;
const LATIN_BEFORE = /[A-Za-z]-?$/;
const MONTH_AFTER = /^\s?[月월]/;

/** The numbers with digits of a text, whose digits are plain. */
export function numeralsOf(text: string): Numeral[] {
  const found: Numeral[] = [];
  let end = 0;
  for (const { 0: digits, index } of text.matchAll(NUMERAL)) {
    const behind = text.slice(index + digits.length, index + digits.length + 24);
    const { scale, length } = scaleOf(behind);
    const plain = canonical(plainNumber(digits));
    // A point before three digits is one of decimals where millions follow.
    const amount = scale === 1 ? Number(plain) : amountOf(digits);
    const before = found.at(-1);
    const goesOn = index === end && before !== undefined && before.scaled !== before.plain;
    end = length > 0 ? index + digits.length + length : -1;
    if (goesOn) {
      // 1亿2000万 is one number.
      before.scaled = canonical(String(Number(before.scaled) + rounded(amount * scale)));
      before.text += digits;
      continue;
    }
    found.push({
      text: digits,
      plain,
      scaled: scale === 1 ? plain : canonical(String(rounded(amount * scale))),
      isOptional:
        MONTH_AFTER.test(behind) || LATIN_BEFORE.test(text.slice(Math.max(0, index - 2), index)),
    });
  }
  return found;
}

const amountOf = (digits: string) =>
  Number(digits.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.')) || Number(plainNumber(digits));
const rounded = (value: number) => Math.round(value * 1000) / 1000;

function canonical(number: string): string {
  return number
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

function scaleOf(behind: string): { scale: number; length: number } {
  const cjk = CJK_SCALE.exec(behind);
  if (cjk) {
    const factors = cjk.slice(1).map((each: string | undefined) => SCALES[each ?? ''] ?? 1);
    return { scale: factors.reduce((a, b) => a * b, 1), length: cjk[0].length };
  }
  const word = WORD_AFTER.exec(behind)?.[1]?.toLowerCase() ?? '';
  const value = wordValue(word) ?? 1;
  return { scale: value >= 100 || value < 0 ? Math.abs(value) : 1, length: 0 };
}

const ROMAN = /(?<![\p{L}\p{N}])[IVXLC]{2,7}(?=(?:e|ème|º|-)?(?![\p{L}\p{N}]))/gu;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The numbers that a text has no digits for: words, Chinese and Roman numerals. */
export function numbersWithoutDigits(text: string): Set<string> {
  const found = [...cjkNumbers(text), ...numbersInWords(text)].flatMap(({ value }) =>
    value === null ? [] : [String(value)],
  );
  for (const [roman] of text.matchAll(ROMAN)) found.push(String(romanValue(roman)));
  return new Set(found);
}

/** 二十世纪九十年代 and 20世纪90年代 are the 1990s. */
export const DECADE_OF_CENTURY =
  /(\d{1,2}|[一二三四五六七八九十]{1,3})\s?世[纪紀]\s?的?(\d0|[一二三四五六七八九]?十)\s?年代/gu;

/** The first year of a decade of a century. */
export const decadeYear = (century: string, decade: string): string =>
  String((readCjk(century) - 1) * 100 + readCjk(decade));

const readCjk = (text: string) => cjkNumbers(text)[0]?.value ?? Number(text);

function romanValue(roman: string): number {
  const values = Array.from(roman, (each) => ROMAN_VALUES[each] ?? 0);
  return values.reduce(
    (sum, value, i) => (value < (values[i + 1] ?? 0) ? sum - value : sum + value),
    0,
  );
}
