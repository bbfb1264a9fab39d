import Papa from 'papaparse';
import { AppError } from '#shared/errors.ts';
import { requiredWordsProblem } from '#core/translate/request.ts';
import type { Term } from './terms.ts';

const HEADER = /^(source|src|term|from|原文|术语|源语言)$/i;

/**
 * A glossary out of a CSV or TSV text: a source and a target term in the first two columns of each line; a heading line
 * is left out. `path` is for messages. Error: `file.unreadable` for a line that cannot be used.
 */
export function readTerms(csv: string, path: string): Term[] {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  return data.flatMap((row, i): Term[] => {
    const [source = '', target = ''] = row.map((cell) => cell.trim());
    if (i === 0 && HEADER.test(source)) return [];
    const problem = source === '' ? 'a term without a source' : requiredWordsProblem([target]);
    if (problem === undefined) return [{ source, target }];
    throw new AppError('file.unreadable', { path, reason: `line ${i + 1} has ${problem}` });
  });
}
