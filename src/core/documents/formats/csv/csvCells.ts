import type { Range } from '../../splice/region.ts';

/** A cell: its range without the quotes around it. */
export interface CsvCell extends Range {
  isQuoted: boolean;
  value: string;
}

/**
 * The rows of a table from `from` on; empty lines are left out, what follows a closing quote as well. A row ends after
 * `most` cells, and what is left of its line is the next one.
 */
export function* csvRows(
  text: string,
  delimiter: string,
  from = 0,
  quote: '"' | "'" = '"',
  most = Infinity,
): Generator<CsvCell[]> {
  const plain = new RegExp(`[${delimiter === '\t' ? '\\t' : `\\${delimiter}`}\\r\\n]`, 'g');
  let row: CsvCell[] = [];
  let canQuote = true;
  for (let at = from; at < text.length;) {
    let cell: CsvCell | undefined;
    if (canQuote && text[at] === quote) {
      const end = closingQuote(text, at + 1, quote);
      // Without its end it would take all the rest of the file.
      if (end < 0) canQuote = false;
      else
        cell = {
          begin: at + 1,
          end,
          isQuoted: true,
          value: text.slice(at + 1, end).replaceAll(quote + quote, quote),
        };
    }
    plain.lastIndex = cell ? cell.end + 1 : at;
    const end = plain.exec(text)?.index ?? text.length;
    row.push(cell ?? { begin: at, end, isQuoted: false, value: text.slice(at, end) });
    at = end + 1;
    if (text[end] === delimiter) {
      if (at >= text.length) row.push({ begin: at, end: at, isQuoted: false, value: '' });
      else if (row.length < most) continue;
    }
    if (row.length > 1 || row[0]?.value !== '') yield row;
    row = [];
  }
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 2)) {
    if (text[at + 1] !== quote) return at;
  }
  return -1;
}
