import { parseXml } from '../xml/parseXml.ts';
import { drawingPart, type DrawingOptions } from './drawingPart.ts';
import { elementRegion } from './elementRegion.ts';
import { child } from './names.ts';
import type { OfficePackage } from './openOffice.ts';
import type { Part } from './partsDocument.ts';

/** The parts that a part leads to, over any number of relationships of these types; each once, in the order of `types`. */
export function partsFrom(
  office: OfficePackage,
  from: string,
  types: readonly string[],
  seen = new Set<string>(),
): { type: string; name: string }[] {
  const links = office
    .relationships(from)
    .filter(({ type }) => types.includes(type))
    .sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type));
  return links.flatMap(({ type, target }) => {
    if (seen.has(target)) return [];
    seen.add(target);
    return [{ type, name: target }, ...partsFrom(office, target, types, seen)];
  });
}

/** Types of relationships to charts and SmartArt. */
export const GRAPHICS = [
  ...['chart', 'chartEx', 'chartUserShapes'],
  ...['diagramData', 'diagramDrawing'],
];

/** The charts and SmartArt that a part leads to. What Office draws SmartArt from is kept beside its data. */
export function graphicsFrom(
  office: OfficePackage,
  from: string,
  options: DrawingOptions,
  seen?: Set<string>,
): Part[] {
  return partsFrom(office, from, GRAPHICS, seen).map(({ type, name }) =>
    drawingPart(name, { ...options, isCopy: type === 'diagramDrawing' }),
  );
}

/** Title, subject and description of a document, where it has any. */
export function propertiesParts(office: OfficePackage): Part[] {
  return office
    .relationships('')
    .filter(({ type }) => type === 'core-properties')
    .map(({ target }) => propertiesPart(target));
}

function propertiesPart(name: string): Part {
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
