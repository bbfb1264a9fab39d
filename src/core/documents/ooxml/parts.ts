import { parseXml, type XmlElement } from '../xml/parseXml.ts';
import { attributeRegion } from './attributeRegion.ts';
import { drawingParagraph } from './drawingText.ts';
import { elementRegion } from './elementRegion.ts';
import { child, elementsOf, tagOf } from './names.ts';
import type { OfficePackage } from './openOffice.ts';
import type { Part, PartRegion } from './partsDocument.ts';

/** The parts that a part leads to, over any number of relationships of these types; each once, in their order. */
export function partsFrom(
  office: OfficePackage,
  from: string,
  types: readonly string[],
  seen = new Set<string>(),
): { type: string; name: string }[] {
  return office.relationships(from).flatMap(({ type, target }) => {
    if (!types.includes(type) || seen.has(target)) return [];
    seen.add(target);
    return [{ type, name: target }, ...partsFrom(office, target, types, seen)];
  });
}

/** Types of relationships to charts and SmartArt. */
export const GRAPHICS = [
  ...['chart', 'chartEx', 'chartUserShapes'],
  ...['diagramData', 'diagramDrawing'],
];

/** A chart, the shapes in one, or SmartArt. `copies`: texts out of cells are translated as the cells are, or not at all. */
export function graphicPart(name: string, type: string, { copies = false } = {}): Part {
  return {
    name,
    regions(text, to) {
      const regions: PartRegion[] = [];
      const add = (region: PartRegion | undefined, copy?: PartRegion['copy']) => {
        if (region) regions.push(copy ? { ...region, copy } : region);
      };
      const walk = (element: XmlElement, inFallback: boolean, inCache: boolean) => {
        const tag = tagOf(element);
        // What Office draws SmartArt from is kept beside its data.
        const isCopy = inFallback || type === 'diagramDrawing';
        if (tag === 'a:p') add(drawingParagraph(text, element, to), isCopy ? 'or own' : undefined);
        if ((tag === 'c:v' && inCache) || tag === 'cx:pt') {
          add(elementRegion(element), copies ? 'only' : undefined);
        }
        for (const one of elementsOf(element)) {
          const inner = tagOf(one);
          const isText =
            inner === 'c:strCache' || inner === 'c:multiLvlStrCache' || inner === 'c:tx';
          walk(
            one,
            inFallback || inner === 'mc:Fallback',
            isText || (inCache && inner !== 'c:numCache'),
          );
        }
      };
      walk(parseXml(text), false, false);
      return regions;
    },
  };
}

/** Title, subject and description of a document. */
export function propertiesPart(name: string): Part {
  return {
    name,
    regions(text) {
      const root = parseXml(text);
      return ['dc:title', 'dc:subject', 'dc:description'].flatMap((tag) => {
        const element = child(root, tag);
        const region = element && elementRegion(element);
        return region ? [region] : [];
      });
    },
  };
}

/** Texts for those who do not see a drawing. */
export function alternativeTexts(text: string, element: XmlElement): PartRegion[] {
  return ['title', 'descr'].flatMap((name) => attributeRegion(text, element, name) ?? []);
}
