import { csvRows } from '#core/documents/formats/csv/csvCells.ts';
import { AppError } from '#shared/errors.ts';
import { cleanTerm } from '../cleanTerm.ts';
import type { Term } from '../term.ts';
import { type TermProblem, termProblem } from '../termProblem.ts';
import { COLUMNS, matchOf, namedColumns, yesOrNo, type Column, type Columns } from './columns.ts';
import { dialectOf, MOST_COLUMNS } from './csvDialect.ts';
import { PLAIN_TERM, type ReadTerm, type TermLanguages } from './termFile.ts';

/**
 * The terms of a table, line by line: columns as the first line names them, else source, target, note. Any common
 * delimiter, double or single quotes. Error: `glossary.invalid` for a line with more columns than any table.
 */
export function* readCsv(
  text: string,
  languages: TermLanguages,
  path: string,
): Generator<ReadTerm> {
  const { delimiter, quote, begin } = dialectOf(text, languages);
  let columns: Columns | undefined;
  let line = 1;
  let counted = 0;
  for (const row of csvRows(text, delimiter, begin, quote, MOST_COLUMNS + 1)) {
    const start = row[0]?.begin ?? counted;
    line += linesIn(text, counted, start);
    counted = start;
    if (row.length > MOST_COLUMNS) {
      const reason = `line ${line} has more than ${MOST_COLUMNS} columns`;
      throw new AppError('glossary.invalid', { path, reason });
    }
    const cells = row.map(({ value }) => value);
    if (!columns) {
      columns = namedColumns(cells, languages);
      if (columns) continue;
      columns = { source: 0, target: 1, note: 2 };
    }
    if (cells.some((cell) => cell.trim() !== '')) yield { line, ...termOf(cells, columns) };
  }
}

function termOf(
  cells: readonly string[],
  columns: Columns,
): { term: Term } | { problem: TermProblem } {
  const cell = (column: Column) => cells[columns[column] ?? -1] ?? '';
  const match = matchOf(cell('match'));
  if (!match) return unknown('match', cell('match'));
  const [caseSensitive, forbidden] = [yesOrNo(cell('case')), yesOrNo(cell('forbidden'))];
  if (caseSensitive === undefined) return unknown('case', cell('case'));
  if (forbidden === undefined) return unknown('forbidden', cell('forbidden'));
  const texts = { source: cell('source'), target: cell('target'), note: cell('note') };
  const term = cleanTerm({ ...texts, caseSensitive, match, forbidden });
  const problem = termProblem(term);
  return problem === undefined ? { term } : { problem: { code: problem, found: '' } };
}

const unknown = (code: Column & TermProblem['code'], cell: string) => ({
  problem: { code, found: cell.trim().slice(0, 20) },
});

function linesIn(text: string, begin: number, end: number): number {
  let lines = 0;
  for (let at = begin; at < end; at++) {
    const unit = text[at];
    if (unit === '\n' || (unit === '\r' && text[at + 1] !== '\n')) lines++;
  }
  return lines;
}

/** Terms as a table with a line that names the columns, piece by piece. */
export function* writeCsv(terms: Iterable<Term>, delimiter: ',' | '\t'): Generator<string> {
  const row = (cells: readonly string[]) =>
    `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
  // Spreadsheets take a file without it for one of their own encoding.
  yield `\uFEFF${row(COLUMNS)}`;
  for (const { source, target, note, caseSensitive, match, forbidden } of terms) {
    const said = [
      caseSensitive === PLAIN_TERM.caseSensitive ? '' : 'yes',
      match === PLAIN_TERM.match ? '' : match,
      forbidden === PLAIN_TERM.forbidden ? '' : 'yes',
    ];
    yield row([source, target, note, ...said]);
  }
}

function quoted(cell: string, delimiter: string): string {
  const needsQuotes = /["'\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
