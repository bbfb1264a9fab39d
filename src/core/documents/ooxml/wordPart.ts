import { attribute, descendants, type XmlElement } from '../xml/parseXml.ts';
import { attributeRegion } from './attributeRegion.ts';
import { drawingParagraph } from './drawingText.ts';
import { inlineRegion } from './inline.ts';
import { child, elementsOf, prefixOf, tagOf } from './names.ts';
import { outermost } from './outermost.ts';
import type { PartRegion } from './partsDocument.ts';
import { itemsIn, type Story } from './wordItems.ts';
import { wordFormats, wordRun } from './wordFormat.ts';

/** What stands in a part with paragraphs of Word: the text, a header, notes, comments. */
export function wordRegions(
  text: string,
  headingStyles: ReadonlySet<string>,
  to?: string,
): PartRegion[] {
  const regions: PartRegion[] = [];
  const story: Story = {
    text,
    formatOf: wordFormats(text, to),
    ...{ fields: [], droppedBookmarks: new Set<string>() },
  };
  const wants = (one: Parameters<typeof tagOf>[0]) => READERS.has(tagOf(one));
  outermost(text, wants, (element, around) => {
    const isCopy = around.some((one) => tagOf(one) === 'mc:Fallback');
    readInto(regions, element, story, headingStyles, isCopy);
  });
  return regions;
}

const READERS = new Map<string, (element: XmlElement, text: string) => (PartRegion | undefined)[]>([
  ['w:p', () => []],
  ['a:p', (element, text) => [drawingParagraph(text, element)]],
  ['wp:docPr', alternativeText],
  ['pic:cNvPr', (element, text) => alternativeText(element, text).map(asCopy)],
  ['v:textpath', (element, text) => [attributeRegion(text, element, 'string')]],
  ['v:shape', (element, text) => [attributeRegion(text, element, 'alt')].map(asCopy)],
  ['v:imagedata', (element, text) => [attributeRegion(text, element, 'title')].map(asCopy)],
]);

function alternativeText(element: XmlElement, text: string): (PartRegion | undefined)[] {
  return ['title', 'descr'].map((name) => attributeRegion(text, element, name));
}

/** Pictures repeat the alternative text of the drawing that they are in. */
function asCopy(region: PartRegion | undefined): PartRegion | undefined {
  return region && { ...region, copy: 'only' };
}

function readInto(
  regions: PartRegion[],
  element: XmlElement,
  story: Story,
  headingStyles: ReadonlySet<string>,
  isCopy: boolean,
): void {
  const tag = tagOf(element);
  const found =
    tag === 'w:p'
      ? [paragraph(element, story, headingStyles)]
      : (READERS.get(tag)?.(element, story.text) ?? []);
  for (const region of found) {
    if (region) regions.push(isCopy && !region.copy ? { ...region, copy: 'or own' } : region);
  }
  for (const one of elementsOf(element)) {
    readInto(regions, one, story, headingStyles, isCopy || tagOf(one) === 'mc:Fallback');
  }
}

function paragraph(
  element: XmlElement,
  story: Story,
  headingStyles: ReadonlySet<string>,
): PartRegion | undefined {
  const prefix = prefixOf(element);
  // A field that a damaged document never ends must not hide what comes after.
  story.fields = [];
  const inline = inlineRegion(itemsIn(element, story), (text, format) =>
    wordRun(prefix, text, format),
  );
  if (!inline) return undefined;
  const separator = `<${prefix}r><${prefix}br/></${prefix}r>`;
  const region = { ...inline, separator };
  return isHeading(element, headingStyles) ? { ...region, heading: true } : region;
}

function isHeading(element: XmlElement, headingStyles: ReadonlySet<string>): boolean {
  const properties = child(element, 'w:pPr');
  if (!properties) return false;
  const style = child(properties, 'w:pStyle');
  return (
    child(properties, 'w:outlineLvl') !== undefined ||
    (style !== undefined && headingStyles.has(attribute(style, 'val') ?? ''))
  );
}

/** The identifiers of the paragraph styles that are headings. */
export function headingStylesOf(styles: XmlElement): Set<string> {
  const found = new Set<string>();
  for (const style of descendants(styles, (one) => tagOf(one) === 'w:style')) {
    const name = child(style, 'w:name');
    const base = child(style, 'w:basedOn');
    const properties = child(style, 'w:pPr');
    if (
      /^(heading \d|title|subtitle)$/i.test((name && attribute(name, 'val')) ?? '') ||
      (properties && child(properties, 'w:outlineLvl')) ||
      (base && found.has(attribute(base, 'val') ?? ''))
    ) {
      found.add(attribute(style, 'styleId') ?? '');
    }
  }
  return found;
}
