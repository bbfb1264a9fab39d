import { attribute, descendants, parseXml, type XmlElement } from '../xml/parseXml.ts';
import { attributeRegion } from './attributeRegion.ts';
import { drawingParagraph } from './drawingText.ts';
import { elementRegion } from './elementRegion.ts';
import { elementsOf, tagOf } from './names.ts';
import type { Part, PartRegion } from './partsDocument.ts';

export interface DrawingOptions {
  /** For reviewers. */
  place?: string;
  /** Prompts for what a slide brings are no texts of a layout. */
  skipPlaceholders?: boolean;
  /** Texts out of cells are translated as the cells are, or not at all. */
  copiesCells?: boolean;
  /** Everything in it repeats what stands in another part. */
  isCopy?: boolean;
}

/** A slide, a chart, SmartArt, the drawings of a sheet: paragraphs of DrawingML and alternative texts. */
export function drawingPart(name: string, options: DrawingOptions = {}): Part {
  return { name, regions: (text, to) => drawingRegions(text, to, options) };
}

function drawingRegions(
  text: string,
  to: string | undefined,
  { place, skipPlaceholders = false, copiesCells = false, isCopy = false }: DrawingOptions,
): PartRegion[] {
  const regions: PartRegion[] = [];
  const add = (region: PartRegion | undefined, copy?: PartRegion['copy']) => {
    const placed = region && place !== undefined ? { ...region, place } : region;
    if (placed) regions.push(copy ? { ...placed, copy } : placed);
  };

  function walk(element: XmlElement, around: { copy: boolean; cells: boolean; title: boolean }) {
    const tag = tagOf(element);
    let { copy, cells, title } = around;
    if (tag === 'a:p') {
      const region = drawingParagraph(text, element, to);
      add(region && title ? { ...region, heading: true } : region, copy ? 'or own' : undefined);
    } else if ((tag === 'c:v' && cells) || tag === 'cx:pt' || tag === 'p:text') {
      add(elementRegion(element), copiesCells && tag !== 'p:text' ? 'only' : undefined);
    } else if (element.local === 'cNvPr') {
      for (const name of ['title', 'descr']) {
        add(attributeRegion(text, element, name), copy ? 'or own' : undefined);
      }
    } else if (tag === 'mc:Fallback') copy = true;
    else if (
      tag === 'c:strCache' ||
      tag === 'c:strLit' ||
      tag === 'c:multiLvlStrCache' ||
      tag === 'c:tx'
    )
      cells = true;
    else if (tag === 'p:sp' || tag === 'p:pic' || tag === 'p:graphicFrame') {
      const type = placeholderOf(element);
      if (skipPlaceholders && type !== undefined) return;
      title = type === 'title' || type === 'ctrTitle';
    }
    for (const one of elementsOf(element)) walk(one, { copy, cells, title });
  }

  walk(parseXml(text), { copy: isCopy, cells: false, title: false });
  return regions;
}

/** What a shape of a slide stands in for; undefined where it is a shape of its own. */
function placeholderOf(shape: XmlElement): string | undefined {
  const properties = elementsOf(shape)[0];
  if (!properties) return undefined;
  for (const one of descendants(properties, (found) => tagOf(found) === 'p:ph')) {
    return attribute(one, 'type') ?? 'obj';
  }
  return undefined;
}
