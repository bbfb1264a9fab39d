import { findLanguage } from '#shared/languages.ts';
import type { Fail, LineParser } from './evalRow.ts';

/** More columns than there are languages; and a code is short. */
const MAX_COLUMNS = 1000;
const MAX_NAME_CHARACTERS = 100;

const WORDS_COLUMN = /^(?:terms|constraint)$/i;

/**
 * Reads tab-separated columns under a header of language codes. Required words are in a column `terms` or `constraint`, with
 * `|` between them; every other column is left out.
 */
export function createTsvParser(languages: { from: string; to: string }, fail: Fail): LineParser {
  let columns: { from: number; to: number; words: number; count: number } | undefined;

  function findColumns(names: readonly string[]) {
    if (names.length > MAX_COLUMNS) throw fail(`has more than ${MAX_COLUMNS} columns`);
    return {
      from: languageColumn(names, languages.from, fail),
      to: languageColumn(names, languages.to, fail),
      words: names.findIndex((name) => WORDS_COLUMN.test(name)),
      count: names.length,
    };
  }

  return (line) => {
    const cells = line.split('\t', MAX_COLUMNS + 1);
    if (!columns) {
      columns = findColumns(cells.map((cell) => cell.trim()));
      return undefined;
    }
    const { from, to, words, count } = columns;
    if (cells.length !== count)
      throw fail(`does not have the ${count} columns of the header but ${cells.length}`);
    return {
      source: cells[from] ?? '',
      reference: cells[to] ?? '',
      requiredWords: splitWords(cells[words] ?? ''),
    };
  };
}

/** The column that is named as asked, else the only one of that language. */
function languageColumn(names: readonly string[], wanted: string, fail: Fail): number {
  const code = findLanguage(wanted)?.code;
  const isNamedSo = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const isOfLanguage = (name: string) =>
    name.length <= MAX_NAME_CHARACTERS && findLanguage(name)?.code === code;
  for (const fits of [isNamedSo, isOfLanguage]) {
    const [column, another] = names.flatMap((name, index) => (fits(name) ? [index] : []));
    if (another !== undefined) throw fail(`names more than one column for ${wanted}`);
    if (column !== undefined) return column;
  }
  throw fail(`names no column for ${wanted}: it must be a header of language codes`);
}

function splitWords(cell: string): string[] {
  return cell
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
