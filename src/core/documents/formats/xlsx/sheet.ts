import { scanXml, type XmlAttribute } from '../../xml/scanXml.ts';
import { tagOf } from '../../ooxml/names.ts';
import { readFormula, readReference, type Mentions } from './formulas.ts';

/** Which cells show which shared strings. */
export interface StringUse {
  /** Number of a shared string -> the first cell that shows it, with its sheet. */
  cells: Map<number, string>;
  /** Header cells of tables, `sheet!cell`, and the shared strings that they show. */
  headers: Map<string, number | undefined>;
  /** Sheets whose cells hold strings of their own, or that have headers for print. */
  withOwnTexts: Set<string>;
}

/** Elements whose text is a formula, in cells, validations and conditional formats. */
const FORMULAS = new Set(['s:f', 's:formula', 's:formula1', 's:formula2', '?:f']);

const value = (attributes: readonly XmlAttribute[], local: string) =>
  attributes.find((one) => one.local === local && one.uri === '')?.value;

/** Reads what a sheet shows, and what its formulas mention. `title`: of the sheet. */
export function readSheet(
  text: string,
  title: string,
  use: StringUse,
  mentions: Mentions,
  sheetNames: readonly string[],
): void {
  let cell = '';
  let isShared = false;
  let isOwn = false;
  let reading: 'formula' | 'value' | undefined;
  let characters = '';
  scanXml(text, {
    open(element) {
      const { attributes } = element;
      const tag = tagOf(element);
      reading = undefined;
      characters = '';
      if (tag === 's:c') {
        cell = value(attributes, 'r') ?? '';
        const type = value(attributes, 't');
        isShared = type === 's';
        // Some programs write all strings so, without a formula that they would come from.
        isOwn = type === 'str';
      } else if (tag === 's:v') {
        if (isShared) reading = 'value';
        else if (isOwn) use.withOwnTexts.add(title);
      } else if (FORMULAS.has(tag)) {
        reading = 'formula';
        isOwn = false;
      } else if (tag === 's:is' || tag === 's:headerFooter') use.withOwnTexts.add(title);
      else if (tag === 's:hyperlink') {
        readReference(`#${value(attributes, 'location') ?? ''}`, sheetNames, mentions);
      } else if (tag === 's:filter' || tag === 's:customFilter') {
        mentions.texts.add((value(attributes, 'val') ?? '').toLowerCase());
      }
    },
    text(said) {
      if (reading) characters += said;
    },
    close(element) {
      if (reading === 'formula') readFormula(characters, sheetNames, mentions);
      else if (reading === 'value') {
        const index = Number(characters);
        const place = `${title}!${cell}`;
        if (!use.cells.has(index)) use.cells.set(index, place);
        if (use.headers.has(place)) use.headers.set(place, index);
      }
      reading = undefined;
      if (tagOf(element) === 's:c') isShared = false;
    },
  });
}
