import Papa from 'papaparse';
import { findLanguage } from '#shared/languages.ts';
import { createCsvRows } from './csvRows.ts';
import { PairProblem, type PairReader, type Take } from './foundPair.ts';

const DELIMITERS = [',', '\t', ';', '|'];

/** Where in a row the parts of a pair stand; a language may be the same for all. */
interface Columns {
  source: number;
  target: number;
  from: number | string;
  to: number | string;
  date: number;
}

export interface CsvOptions {
  /** The beginning of the text, by which the delimiter is told. */
  sample: string;
  path: string;
  /** The languages, for a file that does not name them. */
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * CSV with the columns `from`, `to`, `source` and `target` (and `date`), or with two columns that are headed by languages.
 * Errors: `PairProblem` for any other.
 */
export function createCsvReader(take: Take, options: CsvOptions): PairReader {
  const { delimiter, begin } = delimiterOf(options);
  let columns: Columns | undefined;
  /** Characters of a line `sep=;` that are not read. */
  let skipped = begin;

  const rows = createCsvRows(delimiter, (fields) => {
    if (!columns) {
      columns = columnsOf(fields, options);
      return;
    }
    const at = (column: number | string) =>
      typeof column === 'string' ? column : (fields[column] ?? '');
    const time = Date.parse(at(columns.date));
    take({
      ...{ source: at(columns.source), target: at(columns.target) },
      ...{ from: at(columns.from), to: at(columns.to) },
      createdAt: Number.isNaN(time) ? null : time,
    });
  });

  return {
    write(text) {
      rows.write(text.slice(skipped));
      skipped = Math.max(0, skipped - text.length);
    },
    end() {
      rows.end();
      if (!columns) throw new PairProblem('it is empty');
    },
  };
}

function columnsOf(fields: readonly string[], { from, to }: CsvOptions): Columns {
  const names = fields.map((field) => field.trim().toLowerCase());
  const [source, target] = [names.indexOf('source'), names.indexOf('target')];
  const date = names.indexOf('date');
  if (source >= 0 && target >= 0) {
    const columns = {
      from: names.includes('from') ? names.indexOf('from') : from,
      to: names.includes('to') ? names.indexOf('to') : to,
    };
    if (columns.from === undefined || columns.to === undefined)
      throw new PairProblem('it does not say its languages: it has no columns from and to');
    return { source, target, date, from: columns.from, to: columns.to };
  }
  const [first = '', second = ''] = fields;
  if (findLanguage(first) && findLanguage(second))
    return { source: 0, target: 1, date, from: first, to: second };
  throw new PairProblem('its first line names no columns source and target');
}

/** As a first line `sep=;` says, as the file's ending does, or as it looks. */
function delimiterOf({ sample, path }: CsvOptions): { delimiter: string; begin: number } {
  const [line, declared] = /^sep=([,;|\t])(?:\r\n|\n|\r)/i.exec(sample) ?? [];
  if (line !== undefined && declared !== undefined)
    return { delimiter: declared, begin: line.length };
  if (/\.(?:tsv|tab)$/i.test(path) && sample.includes('\t')) return { delimiter: '\t', begin: 0 };
  const { meta } = Papa.parse<string[]>(sample, {
    preview: 100,
    skipEmptyLines: true,
    delimitersToGuess: DELIMITERS,
  });
  return { delimiter: meta.delimiter, begin: 0 };
}
