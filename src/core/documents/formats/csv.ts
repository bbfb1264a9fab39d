import Papa from 'papaparse';
import { textOf } from '#shared/content.ts';
import type { DocumentFormat, ReadOptions } from '../document.ts';
import type { Region } from '../splice/region.ts';
import { textDocument } from '../splice/textDocument.ts';
import { decodeBytes } from '../text/decode.ts';
import { hasLetters, linesOf, plainLine, trimRange } from '../text/lines.ts';
import { preparingTargets } from '../text/plainTargets.ts';
import { type CsvCell, csvRows } from './csv/csvCells.ts';
import {
  columnsOf,
  hasHeader,
  isHeaderForPeople,
  isWords,
  SAMPLE_ROWS,
} from './csv/wordColumns.ts';

const DELIMITERS = [',', '\t', ';', '|'];
const SAMPLE_CHARACTERS = 100_000;

/** Tables as text: the columns with words in them, or the chosen ones; a line of a cell is a unit. */
export const csv: DocumentFormat = {
  id: 'csv',
  recognizes: () => false,
  read({ bytes, from, path }, options) {
    const { text, encode } = decodeBytes(bytes, from, { toUtf8: options.toUtf8, path });
    const document = textDocument(text, regionsOf(text, path, from, options), bytes, encode);
    return Promise.resolve(preparingTargets(document, (target) => [textOf(target)]));
  },
};

function regionsOf(text: string, path: string, from: string, { columns }: ReadOptions): Region[] {
  const { delimiter, begin } = delimiterOf(text, path);
  const sample: string[][] = [];
  for (const row of csvRows(text, delimiter, begin)) {
    sample.push(row.map(({ value }) => value));
    if (sample.length > SAMPLE_ROWS) break;
  }
  const withHeader = hasHeader(sample);
  const translated = columnsOf(sample, withHeader, columns, from);
  const isHeaderTranslated = !columns && isHeaderForPeople(sample[0] ?? []);

  const regions: Region[] = [];
  let number = 0;
  for (const row of csvRows(text, delimiter, begin)) {
    number++;
    const isHeader = withHeader && number === 1;
    for (const [index, cell] of row.entries()) {
      const isText = columns ? hasLetters(cell.value) : isWords(cell.value);
      if (!isText || !(isHeader ? isHeaderTranslated : translated.has(index))) continue;
      const place = columnName(index) + String(number);
      for (const region of cellRegions(text, cell, delimiter, place)) regions.push(region);
    }
  }
  return regions;
}

/** As a first line `sep=;` says, as the file's ending does, or as it looks. */
function delimiterOf(text: string, path: string): { delimiter: string; begin: number } {
  const [line, declared] = /^sep=(.)(?:\r\n|\n|\r)/i.exec(text) ?? [];
  if (line !== undefined && declared !== undefined)
    return { delimiter: declared, begin: line.length };
  if (/\.(?:tsv|tab)$/i.test(path) && text.includes('\t')) return { delimiter: '\t', begin: 0 };
  const { meta } = Papa.parse<string[]>(text.slice(0, SAMPLE_CHARACTERS), {
    preview: 100,
    skipEmptyLines: true,
    delimitersToGuess: DELIMITERS,
  });
  return { delimiter: meta.delimiter, begin: 0 };
}

function cellRegions(text: string, cell: CsvCell, delimiter: string, place: string): Region[] {
  if (!cell.isQuoted) {
    const { begin, end, value } = cell;
    return [{ begin, end, place, content: [value.trim()], tags: new Map(), encode: encodeBare }];
  }
  return linesOf(cell.value === '' ? '' : text.slice(cell.begin, cell.end)).flatMap(
    (line): Region[] => {
      const range = { begin: cell.begin + line.begin, end: cell.begin + line.end };
      const { begin, end } = trimRange(text, range);
      const value = text.slice(begin, end).replaceAll('""', '"');
      if (!hasLetters(value)) return [];
      const encode = (target: string) => {
        const plain = plainCell(target);
        const isFirst = text.slice(cell.begin, begin).trim() === '';
        return (isFirst ? withoutFormula(plain, value) : plain).replaceAll('"', '""');
      };
      return [{ begin, end, place, content: [value], tags: new Map(), encode }];
    },
  );

  function encodeBare(target: string): string {
    const { value } = cell;
    const [before = '', after = ''] = value.split(value.trim());
    const written = before + withoutFormula(plainCell(target), value.trim()) + after;
    const needsQuotes = written.includes(delimiter) || written.includes('"');
    return needsQuotes ? `"${written.replaceAll('"', '""')}"` : written;
  }

  function plainCell(target: string): string {
    const plain = plainLine(target);
    return delimiter === '\t' ? plain.replaceAll('\t', ' ') : plain;
  }
}

/** A spreadsheet would take a translation that begins with `=` for a formula: an apostrophe makes it text. */
function withoutFormula(target: string, source: string): string {
  const isFormula = /^\s*[=+\-@]/;
  return isFormula.test(target) && !isFormula.test(source) ? `'${target}` : target;
}

/** As in a spreadsheet: A, B, …, Z, AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
