import type { Document, DocumentFormat, DocumentInput } from '../document.ts';
import { drawingPart } from '../ooxml/drawingPart.ts';
import { tagOf } from '../ooxml/names.ts';
import { isOffice, openOffice } from '../ooxml/openOffice.ts';
import { graphicsFrom, propertiesParts } from '../ooxml/parts.ts';
import { partsDocument, type Part } from '../ooxml/partsDocument.ts';
import { descendants, parseXml, type XmlElement } from '../xml/parseXml.ts';

/** PowerPoint: slides in their order, each with its charts, notes and comments; what layouts show; the title. */
export const pptx: DocumentFormat = {
  id: 'pptx',
  recognizes: (input) => isOffice(input, 'powerpoint'),
  read: async (input) => Promise.resolve(readPptx(input)),
};

function readPptx(input: DocumentInput): Document {
  const office = openOffice(input);
  const { main, relationships, xml, zip } = office;
  const seen = new Set<string>();
  const once = (names: readonly string[]) =>
    names.filter((name) => !seen.has(name) && seen.add(name));
  const linked = (from: string, ...types: readonly string[]) =>
    relationships(from).flatMap(({ type, target }) => (types.includes(type) ? [target] : []));

  const slides = slidesIn(parseXml(xml(main))).flatMap((id) =>
    relationships(main).flatMap((one) => (one.id === id ? [one.target] : [])),
  );
  const parts = once(slides).flatMap((slide, index): Part[] => {
    const place = `#${index + 1}`;
    return [
      drawingPart(slide, { place }),
      ...graphicsFrom(office, slide, { place }, seen),
      ...once(linked(slide, 'notesSlide', 'comments')).map((name) => drawingPart(name, { place })),
    ];
  });
  const layouts = once(slides.flatMap((slide) => linked(slide, 'slideLayout')));
  const masters = once(layouts.flatMap((layout) => linked(layout, 'slideMaster')));
  for (const name of [...layouts, ...masters]) {
    parts.push(drawingPart(name, { skipPlaceholders: true }));
  }
  return partsDocument(zip, [...parts, ...propertiesParts(office)]);
}

/** Identifiers of the relationships to the slides, in the order of the presentation. */
function slidesIn(presentation: XmlElement): string[] {
  return [...descendants(presentation, (one) => tagOf(one) === 'p:sldId')].flatMap(
    ({ attributes }) => attributes.find((one) => tagOf(one) === 'r:id')?.value ?? [],
  );
}
