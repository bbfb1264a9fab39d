import { attributeRegion } from '../ooxml/attributeRegion.ts';
import { elementRegion } from '../ooxml/elementRegion.ts';
import { outermost } from '../ooxml/outermost.ts';
import type { PartRegion } from '../ooxml/partsDocument.ts';
import { escapeAttribute } from '../xml/escapeXml.ts';
import type { XmlElement } from '../xml/parseXml.ts';
import type { XmlName } from '../xml/scanXml.ts';
import { oneLine } from './spans.ts';
import { elementsOf, tagOf, valueOf } from './names.ts';
import { paragraphRegion } from './paragraphRegion.ts';
import { textStylesIn, type TextStyle } from './textStyles.ts';

const PARAGRAPHS = new Set(['text:p', 'text:h']);
const CELLS = new Set(['table:table-cell', 'table:covered-table-cell']);
/** Elements that are one text: descriptions of images and tables, what stands in all footers of slides. */
const TEXTS = new Set([
  ...['svg:title', 'svg:desc', 'table:title', 'table:desc', 'text:index-title-template'],
  ...['presentation:footer-decl', 'presentation:header-decl'],
]);
/** What was deleted and may be brought back; programs. */
const UNTOUCHED = new Set(['text:tracked-changes', 'table:tracked-changes', 'office:scripts']);
const STYLES = 'office:automatic-styles';
/** Texts on controls. */
const LABELS = new Set(['form:label', 'form:title']);

/** What is translated in a part of an ODF document (content.xml, styles.xml, those of a chart). */
export function odfRegions(text: string, isSheet: boolean): PartRegion[] {
  let styles: ReadonlyMap<string, TextStyle> = new Map();
  const regions: PartRegion[] = [];
  const add = (region: PartRegion | undefined) => {
    if (region) regions.push(region);
  };

  /** `isText`: paragraphs are text, not what a number or a formula looks like. */
  function visit(element: XmlElement, isText: boolean): void {
    const tag = tagOf(element);
    if (UNTOUCHED.has(tag)) return;
    if (TEXTS.has(tag)) {
      add(elementRegion(element));
    } else if (PARAGRAPHS.has(tag)) {
      if (!isText) return;
      const at = regions.length;
      const within = (inner: XmlElement) => {
        visit(inner, true);
      };
      const region = paragraphRegion(text, element, { styles, within, isSheet });
      if (region) regions.splice(at, 0, region);
    } else {
      for (const { name } of element.attributes.filter((one) => LABELS.has(tagOf(one)))) {
        add(attributeRegion(text, element, name));
      }
      const isCell = CELLS.has(tag);
      for (const child of elementsOf(element)) {
        const isComment = tagOf(child) === 'office:annotation';
        visit(child, isComment || (isCell ? holdsText(element) : isText));
      }
      if (isCell) add(stringValue(element));
    }
  }

  /** Where a cell says its text a second time, as a value. */
  function stringValue(cell: XmlElement): PartRegion | undefined {
    const value = cell.attributes.find((one) => tagOf(one) === 'office:string-value');
    if (!value || !holdsText(cell)) return undefined;
    const region = attributeRegion(text, cell, value.name);
    if (!region) return undefined;
    return { ...region, encode: (said) => escapeAttribute(oneLine(said)), copy: 'or own' };
  }

  const wants = (element: XmlName) => {
    const tag = tagOf(element);
    const isWhole = PARAGRAPHS.has(tag) || CELLS.has(tag) || TEXTS.has(tag) || UNTOUCHED.has(tag);
    return isWhole || tag === 'office:forms' || tag === STYLES;
  };
  outermost(text, wants, (element) => {
    // They stand before the text.
    if (tagOf(element) === STYLES) styles = textStylesIn(element);
    else visit(element, true);
  });
  return regions;
}

/** Not a number, a date, or what a formula gives. */
function holdsText(cell: XmlElement): boolean {
  const type = valueOf(cell, 'office:value-type') ?? 'string';
  return type === 'string' && valueOf(cell, 'table:formula') === undefined;
}
