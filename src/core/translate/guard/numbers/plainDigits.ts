/** The zeros of the digits that people write numbers with, ten in a row: Arabic, Persian, Indian scripts, Thai, full width. */
const ZEROS = Array.from(
  '\u0660\u06F0\u0966\u09E6\u0A66\u0AE6\u0B66\u0BE6\u0C66\u0CE6\u0D66\u0E50\u0ED0\u0F20\u1040\u17E0\uFF10',
  (zero) => zero.charCodeAt(0),
);

/** A text with its digits as 0–9 and its decimal marks and separators as `.` and `,`. */
export function withPlainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((each) => code >= each && code < each + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replaceAll('٫', '.')
    .replace(/(?<=\d)[٬，](?=\d{3})/g, ',')
    .replace(/(?<=\d)．(?=\d)/g, '.');
}

/** Thousands apart: French and Russian have a space, Swiss an apostrophe. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:[ \u00A0\u2009\u202F'’]\d{3})+(?!\d)/g;

/** The same with groups of digits joined. Three digits behind a space may be another number: try both. */
export const ungrouped = (text: string): string =>
  text.replace(GROUPED, (number) => number.replace(/\D/g, ''));
