import { elementsOf, tagOf, valueOf } from '../odf/names.ts';
import { parseXml, type XmlElement } from '../xml/parseXml.ts';

const LINES = /^text:[ph]$|^\?:(?:p|h[1-6])$/;
const LABELS = /^svg:(?:title|desc)$|^dc:(?:title|subject|description)$|^\?:(?:title|text)$/;
/** What programs write themselves: page numbers, dates, references to other places. */
const FIELDS =
  /^text:(?:page-(?:number|count)|date|time|file-name|title|sheet-name|chapter|sequence|note-citation|(?:bookmark|reference|note|sequence)-ref)$/;
/** What nobody sees in the document: what was deleted, the outlines that wait for text, thumbnails. */
const UNSEEN =
  /^(?:text|table):tracked-changes$|^style:handout-master$|^office:(?:scripts|binary-data)$/;
const SHORT: Readonly<Record<string, string>> = {
  'text:tab': '\t',
  'text:line-break': '\n',
  '?:br': '\n',
};

export interface Shown {
  /** The text itself: its paragraphs. */
  lines: string[];
  /** Titles, descriptions of pictures; names of sheets, and what is printed above and below them. */
  labels: string[];
}

/**
 * What people read in a document, as LibreOffice writes it in one piece of XML or a book has it in a page: each paragraph
 * as a line. Exempt: fields that programs fill in, results of formulas, numbers, deleted text, and
 * what a master says of outlines.
 */
export function shownLines(xml: string): Shown {
  const root = parseXml(xml, { entities: { nbsp: '\u00A0' } });
  const isSheet = valueOf(root, 'office:mimetype')?.endsWith('.spreadsheet') === true;
  const lines: string[] = [];
  const labels: string[] = [];
  const visit = (element: XmlElement): void => {
    if (isUnseen(element)) return;
    const tag = tagOf(element);
    const name = valueOf(element, 'table:name') ?? '';
    // Tables of texts and charts have names that nobody sees.
    if (isSheet && tag === 'table:table' && name !== 'local-table') labels.push(name);
    if (LABELS.test(tag)) labels.push(lineOf(element, visit));
    else if (LINES.test(tag)) lines.push(lineOf(element, visit));
    else elementsOf(element).forEach(visit);
    // Its headers and footers.
    if (isSheet && tag === 'office:master-styles') labels.push(...lines.splice(0));
  };
  visit(root);
  const hasLetter = (line: string) => /\p{L}/u.test(line);
  return { lines: lines.filter(hasLetter), labels: labels.filter(hasLetter) };
}

function isUnseen(element: XmlElement): boolean {
  const tag = tagOf(element);
  const type = valueOf(element, 'office:value-type') ?? 'string';
  const isOutline = valueOf(element, 'presentation:placeholder') === 'true';
  // Where a chart took its numbers from.
  const isPlace = tag === 'draw:g' && elementsOf(element).every((one) => tagOf(one) === 'svg:desc');
  const isResult = type !== 'string' || valueOf(element, 'table:formula') !== undefined;
  return UNSEEN.test(tag) || isResult || isOutline || isPlace;
}

/** The text of a paragraph; `visit` is called for what stands in it and has lines of its own. */
function lineOf(paragraph: XmlElement, visit: (element: XmlElement) => void): string {
  let line = '';
  const within = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (child.kind === 'text') line += child.value.replace(/\s+/g, ' ');
      else {
        const tag = tagOf(child);
        line +=
          SHORT[tag] ?? (tag === 'text:s' ? ' '.repeat(Number(valueOf(child, 'text:c') ?? 1)) : '');
        if (FIELDS.test(tag)) continue;
        if (/^text:note$|^office:annotation$|^draw:|^text:ruby-text$/.test(tag))
          elementsOf(child).forEach(visit);
        else within(child);
      }
    }
  };
  within(paragraph);
  return line;
}
