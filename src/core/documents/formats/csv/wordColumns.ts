import { AppError } from '#shared/errors.ts';
import { hasLetters } from '../../text/lines.ts';

/** Rows that are looked at to tell what a column holds. */
export const SAMPLE_ROWS = 1000;

const IDENTIFIER_COLUMN =
  /^(?:.*[ _-])?(?:id|ids|key|code|slug|uu?id|guid|sku|isbn|ur[il]|link|e-?mail|phone|tel|fax|file|filename|path|lang|language|locale|currency|zip|hash)$/i;
const NO_WORDS: readonly RegExp[] = [
  /^[=+@]/,
  /^[\w.+-]+@[\w-]+\.[\w.]+$/,
  /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+$/i,
  // Identifiers, file names, codes, anything with a digit in its only word.
  /^\S*[_/\\{}<>$#=|]\S*$/,
  /^\p{Ll}+\p{Lu}\S*$/u,
  /^(?=\S*\d)[\x21-\x7E]+$/,
  /^\S+\.[a-z]{2,5}$/,
  /^\p{Lu}{1,3}$/u,
  /^(?:true|false|null|none|nan|n\/a)$/i,
  // Dates and times, amounts with their unit.
  /^\p{L}{0,9}[.,]? ?\d{1,4}(?:st|nd|rd|th|\.|,)? (?:\p{L}{3,9}\.?,? )?\d{2,4}(?: .{0,16}\d.{0,6})?$/u,
  /^[-+]?[\p{Sc}\d.,% ]+\p{L}{0,3}$/u,
];

/** Whether people read it: not a number, a date, an address or a code. */
export function isWords(value: string): boolean {
  const text = value.trim();
  return hasLetters(text) && !NO_WORDS.some((pattern) => pattern.test(text));
}

/** Whether the first row names the columns. */
export function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const names = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const filled = names.filter((name) => name !== '');
  return (
    rows.length > 1 &&
    filled.length >= names.length - 1 &&
    new Set(filled).size === filled.length &&
    filled.every(
      (name) => name.length <= 60 && hasLetters(name) && !/[.!?。！？]$|:\/\//.test(name),
    )
  );
}

/** Whether the header is written for people; a program looks for `user_id` and for `name`. */
export function isHeaderForPeople(names: readonly string[]): boolean {
  const words = names.filter(hasLetters);
  const isCode = words.some((name) => /^\S*_\S*$|^\p{Ll}+\p{Lu}\p{Ll}\S*$/u.test(name.trim()));
  return !isCode && words.some((name) => /[\p{Lu}\p{Lo} ]/u.test(name.trim()));
}

/**
 * The indices of the columns to translate: the chosen ones, else the column that is called like the language `from`, else
 * those that are mostly words. Error: `usage.invalid` for a chosen column that is not there.
 */
export function columnsOf(
  rows: readonly (readonly string[])[],
  withHeader: boolean,
  chosen: readonly (number | string)[] | undefined,
  from: string,
): Set<number> {
  const names = withHeader ? (rows[0] ?? []).map((name) => name.trim()) : [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (chosen)
    return new Set(chosen.map((column) => chosenColumn(column, names, rows[0] ?? [], width)));
  const own = names.findIndex(
    (name) => name.toLowerCase().replace('_', '-') === from.toLowerCase(),
  );
  if (own >= 0) return new Set([own]);
  const data = withHeader ? rows.slice(1) : rows;
  const indices = Array.from({ length: width }, (_, index) => index);
  return new Set(
    indices.filter((index) => {
      if (IDENTIFIER_COLUMN.test(names[index] ?? '')) return false;
      const cells = data.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
      return cells.filter(isWords).length * 2 > cells.length;
    }),
  );
}

function chosenColumn(
  column: number | string,
  names: readonly string[],
  first: readonly string[],
  width: number,
): number {
  const wanted = String(column).trim();
  const all = names.length > 0 ? names : first.map((name) => name.trim());
  const named = all.findIndex((name) => name.toLowerCase() === wanted.toLowerCase());
  if (typeof column === 'string' && named >= 0) return named;
  const index = Number(wanted) - 1;
  if (Number.isInteger(index) && index >= 0 && index < width) return index;
  throw new AppError('usage.invalid', {
    problem: `there is no column ${wanted}; the columns are ${all.join(', ')}`.slice(0, 500),
  });
}
