import { AppError } from '#shared/errors.ts';
import { rowProblem, type EvalRow } from './evalRow.ts';
import { createJsonlParser } from './jsonlParser.ts';
import { createTsvParser } from './tsvParser.ts';

export interface SetOptions {
  /** Of the file: its ending says the form, and errors name it. */
  path: string;
  /** The columns to read, as `findLanguage` takes them. */
  from: string;
  to: string;
}

const MAX_ROWS = 100_000;

/**
 * The rows of an evaluation set: JSON lines where the file's name ends in `.jsonl`, else tab-separated columns under a
 * header of language codes. Empty lines are left out.
 * Error: `file.unreadable`, with the number of the line.
 */
export function readSet(text: string, { path, from, to }: SetOptions): EvalRow[] {
  let number = 0;
  const failure = (reason: string) => new AppError('file.unreadable', { path, reason });
  const fail = (problem: string) => failure(`line ${number} ${problem}`);
  const parse = /\.jsonl$/i.test(path)
    ? createJsonlParser(fail)
    : createTsvParser({ from, to }, fail);

  const rows: EvalRow[] = [];
  for (const line of lines(text.replace(/^\ufeff/, ''))) {
    number++;
    const row = line === '' ? undefined : parse(line);
    if (!row) continue;
    const problem = rowProblem(row);
    if (problem !== undefined) throw fail(`has ${problem}`);
    if (rows.length === MAX_ROWS) throw failure(`it has more than ${MAX_ROWS} rows`);
    rows.push(row);
  }
  if (rows.length === 0) throw failure('it has no row to translate');
  return rows;
}

/** Only what editors end lines with: other line breaks may stand in a segment. */
function* lines(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    start += line.length + 1;
  }
}
