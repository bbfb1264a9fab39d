import { marksOf, plainNumber } from '#core/translate/marks.ts';

/** The zeros of the digits that people write numbers with, ten in a row: Arabic, Persian, Indian scripts, Thai, full width. */
const ZEROS =
  '\u0660\u06F0\u0966\u09E6\u0A66\u0AE6\u0B66\u0BE6\u0C66\u0CE6\u0D66\u0E50\u0ED0\u0F20\u1040\u17E0\uFF10';
/** Thousands apart: French and Russian have a space, Swiss an apostrophe, Arabic a mark of its own. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:[ \u00A0\u2009\u202F'’٬]\d{3})+(?!\d)/g;
const MONTH = /^\s?[月월]/;

interface Numeral {
  value: string;
  /** The other language may have a word for it, as for a month. */
  mayBeWord: boolean;
}

/**
 * Whether the numbers of a text and its translation differ, as far as that is sure: those of one digit may be words in the
 * other language, and so may months; how a number is grouped, its script and its leading zeros do not count.
 */
export function differInNumbers(source: string, target: string): boolean {
  const [from, to] = [withPlainDigits(source), withPlainDigits(target)];
  const readings = [from, ungrouped(from)].flatMap((theirs) =>
    [to, ungrouped(to)].map((ours) => [numeralsOf(theirs), numeralsOf(ours)] as const),
  );
  // Three digits behind a space may be a group or another number.
  return readings.every(([theirs, ours]) => lacks(theirs, ours) || lacks(ours, theirs));
}

function withPlainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = Array.from(ZEROS, (each) => each.charCodeAt(0)).find(
        (each) => code >= each && code < each + 10,
      );
      return zero === undefined ? digit : String(code - zero);
    })
    .replaceAll('٫', '.');
}

const ungrouped = (text: string) => text.replace(GROUPED, (number) => number.replace(/\D/g, ''));

function numeralsOf(text: string): Numeral[] {
  return marksOf(text)
    .filter(({ kind }) => kind === 'numbers')
    .map(({ text: number, index }) => ({
      value: plainNumber(number).replace(/^0+(?=\d)/, ''),
      mayBeWord: MONTH.test(text.slice(index + number.length)),
    }))
    .filter(({ value }) => value.length > 1);
}

/** Whether one of `numerals` that must be in `others` is not. */
function lacks(numerals: readonly Numeral[], others: readonly Numeral[]): boolean {
  const left = others.map(({ value }) => value);
  return numerals.some(({ value, mayBeWord }) => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && !mayBeWord;
  });
}
