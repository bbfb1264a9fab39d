import { readFormula, readReference, type Mentions } from './formulas.ts';
import { readSheet, type StringUse } from './sheet.ts';
import { tableOf, type Table } from './tables.ts';
import { tagOf } from '../../ooxml/names.ts';
import type { OfficePackage } from '../../ooxml/openOffice.ts';
import { GRAPHICS, partsFrom } from '../../ooxml/parts.ts';
import { attribute, descendants, parseXml } from '../../xml/parseXml.ts';
import { scanXml } from '../../xml/scanXml.ts';

export interface Workbook {
  sheets: readonly { name: string; part: string }[];
  tables: readonly Table[];
  /** Charts and the like, the sheets' drawings among them. */
  drawings: readonly string[];
  use: StringUse;
  mentions: Mentions;
}

/** Reads what a workbook shows where, and which of its texts something else relies on. */
export function readWorkbook(office: OfficePackage): Workbook {
  const { main, relationships, xml } = office;
  const root = parseXml(xml(main));
  const links = new Map(relationships(main).map(({ id, target }) => [id, target]));
  const sheets = [...descendants(root, (one) => tagOf(one) === 's:sheet')].flatMap((sheet) => {
    const id = sheet.attributes.find((one) => tagOf(one) === 'r:id')?.value ?? '';
    const part = links.get(id);
    return part === undefined ? [] : [{ name: attribute(sheet, 'name') ?? '', part }];
  });
  const names = sheets.map(({ name }) => name);
  const mentions: Mentions = { texts: new Set(), sheets: new Set(), columns: false };
  for (const one of descendants(root, (found) => tagOf(found) === 's:definedName')) {
    const formula = one.children.map((part) => (part.kind === 'text' ? part.value : '')).join('');
    readFormula(formula, names, mentions);
  }

  const tables = sheets.flatMap(({ name, part }) =>
    relationships(part)
      .filter(({ type }) => type === 'table')
      .map(({ target }) => tableOf(office, target, name)),
  );
  const headers = tables.flatMap(({ columns }) => [...columns.keys()]);
  const use: StringUse = {
    cells: new Map(),
    headers: new Map(headers.map((cell) => [cell, undefined])),
    withOwnTexts: new Set(),
  };
  const drawings: string[] = [];
  const seen = new Set<string>();
  for (const { name, part } of sheets) {
    readSheet(xml(part), name, use, mentions, names);
    for (const found of partsFrom(office, part, ['drawing', ...GRAPHICS], seen)) {
      drawings.push(found.name);
      for (const [, reference = ''] of xml(found.name).matchAll(/<(?:\w+:)?f>([^<]*)</g)) {
        readReference(
          reference.replaceAll('&apos;', "'").replaceAll('&amp;', '&'),
          names,
          mentions,
        );
      }
    }
  }
  const pivots = ['pivotCacheDefinition', 'pivotTable', 'slicerCache'];
  for (const from of [main, ...sheets.map(({ part }) => part)]) {
    for (const { name } of partsFrom(office, from, pivots)) readPivot(xml(name), mentions);
  }
  return { sheets, tables, drawings, use, mentions };
}

/** What pivot tables and slicers hold: the names of columns, what stands in them, the sheets they come from. */
function readPivot(text: string, mentions: Mentions): void {
  scanXml(text, {
    open({ attributes }) {
      for (const { local, value } of attributes) {
        if (local === 'sheet') mentions.sheets.add(value);
        if (['v', 'name', 'c', 'sourceName'].includes(local))
          mentions.texts.add(value.toLowerCase());
      }
    },
  });
}
