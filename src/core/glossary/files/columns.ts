import { findLanguage } from '#shared/languages.ts';
import type { Term } from '../term.ts';
import type { TermLanguages } from './termFile.ts';

/** The columns of a table of terms, in the order they are written. */
export const COLUMNS = ['source', 'target', 'note', 'case', 'match', 'forbidden'] as const;
export type Column = (typeof COLUMNS)[number];

/** Where each column is; those that a table does not have are left out. */
export type Columns = Partial<Record<Column, number>>;

const NAMES: Record<Column, string> = {
  source: 'source|src|source term|term|from|原文|术语|源|源语言|源术语|原词',
  target: 'target|tgt|target term|translation|to|译文|译名|译词|翻译|目标|目标语言|目标术语',
  note: 'note|notes|comment|comments|definition|remark|备注|注释|说明|注|定义',
  case: 'case|case sensitive|casesensitive|case-sensitive|大小写|区分大小写',
  match: 'match|matching|匹配|匹配方式',
  forbidden: 'forbidden|banned|禁用|禁止|禁用词',
};
const columnOf = new Map(
  COLUMNS.flatMap((column) => NAMES[column].split('|').map((name) => [name, column] as const)),
);

/**
 * The columns that a first line names, by their names in English or Chinese or by the languages of the glossary; undefined
 * for a line that is a term itself.
 */
export function namedColumns(
  cells: readonly string[],
  languages: TermLanguages,
): Columns | undefined {
  const columns: Columns = {};
  for (const [place, cell] of cells.entries()) {
    const column = columnOf.get(cell.trim().toLowerCase().replaceAll('_', ' '));
    if (column) columns[column] ??= place;
  }
  if (columns.source !== undefined && columns.target !== undefined) return columns;
  const found = languageColumns(cells, languages);
  return found && { ...columns, ...found };
}

function languageColumns(cells: readonly string[], { from, to }: TermLanguages) {
  const codes = cells.map((cell) => findLanguage(cell)?.code);
  const known = codes.flatMap((code, place) => (code === undefined ? [] : [{ code, place }]));
  const of = (language: string) =>
    known.find(({ code }) => code === findLanguage(language)?.code)?.place;
  const source = from === '' ? known.find(({ place }) => place !== of(to))?.place : of(from);
  const target = to === '' ? known.find(({ place }) => place !== source)?.place : of(to);
  if (source === undefined || target === undefined) return undefined;
  return codes[source] === codes[target] ? undefined : { source, target };
}

const MATCHES: Record<Term['match'], string> = {
  word: 'word|whole|whole word|exact|全词|整词|完整',
  stem: 'stem|prefix|词干|前缀',
  part: 'part|partial|anywhere|部分|任意|包含',
};
const YES = 'yes|y|true|1|x|✓|✔|是|对';
const NO = 'no|n|false|0|否|不';

const means = (names: string, cell: string): boolean =>
  names.split('|').includes(cell.trim().toLowerCase());

/** How a term is found; undefined for what says nothing known. */
export function matchOf(cell: string): Term['match'] | undefined {
  if (cell.trim() === '') return 'word';
  return (['word', 'stem', 'part'] as const).find((match) => means(MATCHES[match], cell));
}

/** Undefined for what is neither yes nor no. */
export function yesOrNo(cell: string): boolean | undefined {
  if (cell.trim() === '' || means(NO, cell)) return false;
  return means(YES, cell) ? true : undefined;
}
