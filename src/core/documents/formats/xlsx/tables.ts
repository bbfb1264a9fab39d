import type { OfficePackage } from '../../ooxml/openOffice.ts';
import type { Part, PartRegion } from '../../ooxml/partsDocument.ts';
import { attributeRegion } from '../../ooxml/attributeRegion.ts';
import { tagOf } from '../../ooxml/names.ts';
import { escapeAttribute } from '../../xml/escapeXml.ts';
import { attribute, descendants, parseXml } from '../../xml/parseXml.ts';
import { escapeString, unescapeString } from './strings.ts';

/** A table of a sheet. Excel calls a workbook damaged where the names of its columns differ from its header cells. */
export interface Table {
  part: string;
  /** Header cells, `sheet!cell`, and the names of their columns. */
  columns: ReadonlyMap<string, string>;
  /** Whether its columns are those of a query, which names them too. */
  isQuery: boolean;
}

export function tableOf(office: OfficePackage, part: string, sheet: string): Table {
  const root = parseXml(office.xml(part));
  const names = [...descendants(root, (one) => tagOf(one) === 's:tableColumn')].map((one) =>
    unescapeString(attribute(one, 'name') ?? ''),
  );
  const [, column = '', row = ''] = /^\$?([A-Z]+)\$?(\d+)/.exec(attribute(root, 'ref') ?? '') ?? [];
  const hasHeader = attribute(root, 'headerRowCount') !== '0';
  const columns = names.map((name, index): [string, string] => [
    `${sheet}!${columnName(columnNumber(column) + index)}${row}`,
    name,
  ]);
  const isQuery = office.relationships(part).some(({ type }) => type === 'queryTable');
  return { part, columns: new Map(hasHeader ? columns : []), isQuery };
}

/** The names of the columns, and the words in the last row: what their cells become, they become. */
export function tablePart({ part }: Table): Part {
  return {
    name: part,
    regions: (text) =>
      [...descendants(parseXml(text), (one) => tagOf(one) === 's:tableColumn')].flatMap((one) =>
        ['name', 'totalsRowLabel'].flatMap((name): PartRegion[] => {
          const region = attributeRegion(text, one, name);
          const value = attribute(one, name);
          if (!region || value === undefined) return [];
          const encode = (said: string) =>
            escapeAttribute(escapeName(said)).replace(/&amp;(?=(lt|gt|amp);)/g, '&');
          return [{ ...region, content: [unescapeString(value)], encode, copy: 'only' }];
        }),
      ),
  };
}

/** Line breaks are spelled out in names. */
function escapeName(text: string): string {
  return escapeString(text)
    .replace(/\r\n?|\n/g, '_x000a_')
    .replaceAll('\t', '_x0009_');
}

function columnNumber(name: string): number {
  return Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function columnName(number: number): string {
  if (number <= 0) return '';
  const rest = (number - 1) % 26;
  return columnName((number - 1 - rest) / 26) + String.fromCharCode(65 + rest);
}
