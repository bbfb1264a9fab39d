import { textOf } from '#shared/content.ts';
import { AppError } from '#shared/errors.ts';
import type { Document, DocumentFormat, DocumentInput } from '../document.ts';
import { attributeRegion } from '../ooxml/attributeRegion.ts';
import { drawingPart } from '../ooxml/drawingPart.ts';
import { elementRegion } from '../ooxml/elementRegion.ts';
import { child, tagOf } from '../ooxml/names.ts';
import { isOffice, openOffice, type OfficePackage } from '../ooxml/openOffice.ts';
import { outermost } from '../ooxml/outermost.ts';
import { propertiesParts } from '../ooxml/parts.ts';
import { partsDocument, type Part, type PartRegion } from '../ooxml/partsDocument.ts';
import { attribute, descendants, parseXml } from '../xml/parseXml.ts';
import { headerFooterRegions } from './xlsx/headerFooter.ts';
import { agreeOnNames, type NameGroup } from './xlsx/sheetNames.ts';
import { plainRegion, plainText, stringRegion, stringsIn } from './xlsx/strings.ts';
import { tablePart, type Table } from './xlsx/tables.ts';
import { readWorkbook, type Workbook } from './xlsx/workbook.ts';

/** Excel: cells, names of sheets and columns, comments, charts, drawings, headers of printed pages; no formula changes. */
export const xlsx: DocumentFormat = {
  id: 'xlsx',
  recognizes: (input) => isOffice(input, 'excel'),
  read: async (input) => Promise.resolve(readXlsx(input)),
};

function readXlsx(input: DocumentInput): Document {
  const office = openOffice(input);
  const { main, relationships, zip } = office;
  if (main.endsWith('.bin')) throw new AppError('document.unsupported', { path: input.path });
  const workbook = readWorkbook(office);
  const { sheets, use, mentions, drawings } = workbook;
  const hasCode = relationships(main).some(({ type }) => type === 'vbaProject');
  const named = hasCode ? [] : sheets.filter(({ name }) => !mentions.sheets.has(name));
  const sheetNames = new Set(named.map(({ name }) => name).filter((name) => /\p{L}/u.test(name)));

  const shared = relationships(main).find(({ type }) => type === 'sharedStrings')?.target;
  const { tables, fixed } = settleTables(office, workbook, shared);
  const parts: Part[] = [sheetNamesPart(main, sheetNames)];
  if (shared !== undefined) parts.push(sharedPart(shared, workbook, fixed));
  parts.push(...tables.map(tablePart));
  for (const { name, part } of sheets) {
    if (use.withOwnTexts.has(name)) parts.push(sheetPart(part, name, workbook));
    for (const { type, target } of relationships(part)) {
      if (type === 'comments' || type === 'threadedComment') parts.push(commentsPart(target));
    }
  }
  parts.push(...drawings.map((name) => drawingPart(name, { copiesCells: true })));

  return partsDocument(zip, [...parts, ...propertiesParts(office)], (targets, units) => {
    const byText = new Map<string, number>();
    for (const [unit, { content }] of units.entries()) {
      const [only] = content;
      const isName = unit >= sheetNames.size && content.length === 1;
      if (isName && typeof only === 'string' && !byText.has(only)) byText.set(only, unit);
    }
    const order = [...sheetNames];
    const unitOfSheet = (name: string) => (sheetNames.has(name) ? order.indexOf(name) : undefined);
    const groups: NameGroup[] = [
      { isSheets: true, names: sheets.map(({ name }) => ({ name, unit: unitOfSheet(name) })) },
      ...tables.map(({ columns }) => ({
        isSheets: false,
        names: [...columns.values()].map((name) => ({ name, unit: byText.get(name) })),
      })),
    ];
    return agreeOnNames(targets, groups);
  });
}

/**
 * The tables whose columns can be translated together with their header cells, and the shared strings of the headers of
 * the others.
 */
function settleTables(
  office: OfficePackage,
  { tables, use, mentions }: Workbook,
  shared: string | undefined,
): { tables: Table[]; fixed: Set<number> } {
  const wanted = new Set(use.headers.values());
  const texts = new Map<number, string>();
  let index = 0;
  if (tables.length > 0 && shared !== undefined) {
    outermost(
      office.xml(shared),
      (one) => tagOf(one) === 's:si',
      (string) => {
        if (wanted.has(index)) texts.set(index, plainText(string));
        index++;
      },
    );
  }
  const fixed = new Set<number>();
  const settled = tables.filter(({ columns, isQuery }) => {
    const cells = [...columns].map(([cell, name]) => ({ name, index: use.headers.get(cell) }));
    const agrees = cells.every(
      (one) => one.index !== undefined && texts.get(one.index) === one.name,
    );
    if (agrees && !isQuery && !mentions.columns) return true;
    for (const one of cells) if (one.index !== undefined) fixed.add(one.index);
    return false;
  });
  return { tables: settled, fixed };
}

function sheetNamesPart(name: string, sheetNames: ReadonlySet<string>): Part {
  return {
    name,
    regions(text) {
      const sheets = descendants(parseXml(text), (one) => tagOf(one) === 's:sheet');
      return [...sheets].flatMap((sheet): PartRegion[] => {
        if (!sheetNames.has(attribute(sheet, 'name') ?? '')) return [];
        const region = attributeRegion(text, sheet, 'name');
        return region ? [{ ...region, copy: 'never' }] : [];
      });
    },
  };
}

function sharedPart(name: string, { use, mentions }: Workbook, fixed: ReadonlySet<number>): Part {
  return {
    name,
    regions(text) {
      const regions: PartRegion[] = [];
      let index = -1;
      outermost(
        text,
        (one) => tagOf(one) === 's:si',
        (string) => {
          const place = use.cells.get(++index);
          if (place === undefined || fixed.has(index)) return;
          if (mentions.texts.has(plainText(string).trim().toLowerCase())) return;
          const region = stringRegion(text, string);
          if (region) regions.push({ ...region, place, copy: 'or own' });
        },
      );
      return regions;
    },
  };
}

const HEADERS = /^s:(odd|even|first)(Header|Footer)$/;

/** Strings that stand in the cells of a sheet themselves, and what is printed above and below it. */
function sheetPart(name: string, title: string, { use, mentions }: Workbook): Part {
  return {
    name,
    regions(text) {
      const regions: PartRegion[] = [];
      outermost(
        text,
        (one) =>
          tagOf(one) === 's:c'
            ? /^(inlineStr|str)$/.test(attribute(one, 't') ?? '')
            : HEADERS.test(tagOf(one)),
        (element) => {
          if (tagOf(element) !== 's:c') {
            regions.push(...headerFooterRegions(text, element));
            return;
          }
          const place = `${title}!${attribute(element, 'r') ?? ''}`;
          if (use.headers.has(place)) return;
          const value = child(element, 's:f') ? undefined : child(element, 's:v');
          const own = value && plainRegion(value);
          for (const region of own ? [own] : stringsIn(text, element, 's:is')) {
            if (mentions.texts.has(textOf(region.content).trim().toLowerCase())) continue;
            regions.push({ ...region, place, copy: 'or own' });
          }
        },
      );
      return regions;
    },
  };
}

/** Comments of either kind; a threaded one stands in the file a second time, for older versions of Excel. */
function commentsPart(name: string): Part {
  return {
    name,
    regions(text) {
      const root = parseXml(text);
      const legacy = stringsIn(text, root, 's:text').filter(
        ({ content }) => !textOf(content).startsWith('[Threaded comment]'),
      );
      const threaded = [...descendants(root, (one) => tagOf(one) === 'tc:text')];
      return [...legacy, ...threaded.flatMap((one) => elementRegion(one) ?? [])];
    },
  };
}
