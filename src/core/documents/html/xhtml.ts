import { scanXml, XmlProblem } from '../xml/scanXml.ts';

const DECLARED = /^\s*<\?xml\s|^[^]{0,2000}<html\b[^>]*\sxmlns\s*=/i;
/** XHTML knows the entities of HTML, whatever they stand for. */
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;/g;

/** Whether a text calls itself XHTML and is: then every element ends where it says so. */
export function isWellFormedXhtml(text: string): boolean {
  if (!DECLARED.test(text)) return false;
  try {
    scanXml(text.replace(ENTITY, ' '), {});
    return true;
  } catch (error) {
    if (error instanceof XmlProblem) return false;
    throw error;
  }
}
