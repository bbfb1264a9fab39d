import type { Document, DocumentFormat, DocumentInput } from '../document.ts';
import { drawingPart } from '../ooxml/drawingPart.ts';
import { GRAPHICS, partsFrom, propertiesParts } from '../ooxml/parts.ts';
import { isOffice, openOffice } from '../ooxml/openOffice.ts';
import { partsDocument, type Part } from '../ooxml/partsDocument.ts';
import { headingStylesOf, wordRegions } from '../ooxml/wordPart.ts';
import { parseXml } from '../xml/parseXml.ts';

/** The parts with paragraphs, beside the text itself. */
const STORIES = ['header', 'footer', 'footnotes', 'endnotes', 'comments'];

/** Word: text, headers, notes, comments, text boxes, charts, SmartArt, alternative texts, the title. */
export const docx: DocumentFormat = {
  id: 'docx',
  recognizes: (input) => isOffice(input, 'word'),
  read: async (input) => Promise.resolve(readDocx(input)),
};

function readDocx(input: DocumentInput): Document {
  const office = openOffice(input);
  const { main, relationships, xml, zip } = office;
  const styles = relationships(main).find(({ type }) => type === 'styles')?.target;
  const headings =
    styles === undefined ? new Set<string>() : headingStylesOf(parseXml(xml(styles)));
  const story = (name: string): Part => ({
    name,
    regions: (text, to) => wordRegions(text, headings, to),
  });
  const parts = [story(main)];
  for (const { type, name } of partsFrom(office, main, [...STORIES, ...GRAPHICS])) {
    const isCopy = type === 'diagramDrawing';
    parts.push(STORIES.includes(type) ? story(name) : drawingPart(name, { isCopy }));
  }
  return partsDocument(zip, [...parts, ...propertiesParts(office)]);
}
