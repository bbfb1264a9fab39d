import { csvRows } from '#core/documents/formats/csv/csvCells.ts';
import { namedColumns } from './columns.ts';
import type { TermLanguages } from './termFile.ts';

/** The likeliest first. */
const DELIMITERS = ['\t', ',', ';', '|', '^', '~', '\x1f', '\x1e'];
const SAMPLE_CHARACTERS = 100_000;
const SAMPLE_ROWS = 50;
/** A line with more cells is no table of terms, and each of them would take memory. */
export const MOST_COLUMNS = 1000;

export interface CsvDialect {
  delimiter: string;
  quote: '"' | "'";
  /** Where the table begins. */
  begin: number;
}

/** As a first line `sep=;` says, or as the table looks. */
export function dialectOf(text: string, languages: TermLanguages): CsvDialect {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const [line, declared] = /^sep=([^\p{L}\p{N}\r\n"'])(?:\r\n|\n|\r)/iu.exec(sample) ?? [];
  const quote = quoteOf(sample);
  if (line !== undefined && declared !== undefined)
    return { delimiter: declared, quote, begin: line.length };
  const looks = DELIMITERS.map((delimiter) => lookOf(sample, delimiter, quote, languages));
  const [best] = looks.toSorted(
    (a, b) =>
      Number(b.hasNames) - Number(a.hasNames) ||
      b.share - a.share ||
      a.widths - b.widths ||
      a.columns - b.columns,
  );
  return { delimiter: best?.delimiter ?? ',', quote, begin: 0 };
}

/** How a table would be with a delimiter: how many of its rows have two cells, and how much rows differ in length. */
function lookOf(text: string, delimiter: string, quote: '"' | "'", languages: TermLanguages) {
  const rows: string[][] = [];
  for (const row of csvRows(text, delimiter, 0, quote, MOST_COLUMNS)) {
    rows.push(row.map(({ value }) => value));
    if (rows.length === SAMPLE_ROWS) break;
  }
  const widths = rows.map(({ length }) => length);
  return {
    delimiter,
    hasNames: namedColumns(rows[0] ?? [], languages) !== undefined,
    share: widths.filter((width) => width > 1).length / Math.max(1, rows.length),
    widths: new Set(widths).size,
    columns: Math.max(0, ...widths),
  };
}

/** Single quotes where most lines begin with a cell in them. */
function quoteOf(sample: string): '"' | "'" {
  const lines = sample.split(/[\r\n]+/, SAMPLE_ROWS).filter((line) => line !== '');
  const quoted = lines.filter((line) => /^'(?:[^']|'')*'\s*(?:[^\p{L}\p{N}\s]|\t|$)/u.test(line));
  return quoted.length * 2 > lines.length ? "'" : '"';
}
