import { openZip } from '../package/zip.ts';
import { flatSheet } from './flatSheet.ts';
import { flatSlides } from './flatSlides.ts';
import { flatText } from './flatText.ts';
import { convert } from './office.ts';
import { shownLines, type Shown } from './shownLines.ts';

/** The programs of LibreOffice: what each makes, out of which document, and the one piece of XML that it shows it in. */
const PROGRAMS = [
  { flat: 'fodt', source: flatText, makes: ['docx', 'odt', 'epub'] },
  { flat: 'fods', source: flatSheet, makes: ['xlsx', 'ods'] },
  { flat: 'fodp', source: flatSlides, makes: ['pptx', 'odp'] },
] as const;

export const MADE = PROGRAMS.flatMap(({ makes }) => [...makes]);
export type Made = (typeof MADE)[number];

/** A document of each kind, made by LibreOffice. */
export async function makeDocuments(): Promise<Map<Made, Buffer>> {
  const made = new Map<Made, Buffer>();
  const each = PROGRAMS.map(async ({ flat, source, makes }) => {
    for (const kind of makes) {
      const files = await convert(new Map([[`made.${flat}`, Buffer.from(source)]]), kind);
      const bytes = files.get(`made.${kind}`);
      if (bytes) made.set(kind, bytes);
    }
  });
  await Promise.all(each);
  return made;
}

/** What is read in office documents, by LibreOffice, and in the pages of a book; none for what does not open. By their names. */
export async function readShown(
  documents: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>();
  const each = PROGRAMS.map(async ({ flat, makes }) => {
    const files = [...documents].filter(([name]) => makes.some((kind) => name.endsWith(kind)));
    const books = files.filter(([name]) => name.endsWith('.epub'));
    for (const [name, bytes] of books) shown.set(name, bookLines(bytes));
    const opened = files.filter((file) => !books.includes(file));
    if (opened.length === 0) return;
    const read = await convert(new Map(opened), flat);
    for (const [name] of opened) {
      const xml = read.get(name.replace(/\w+$/, flat));
      if (xml) shown.set(name, shownLines(xml.toString()));
    }
  });
  await Promise.all(each);
  return shown;
}

function bookLines(bytes: Uint8Array): Shown {
  const zip = openZip(bytes, 'book.epub');
  const pages = zip.names.filter((name) => /\.(?:xhtml|ncx|opf)$/.test(name));
  const shown = pages.map((name) => shownLines(Buffer.from(zip.read(name)).toString()));
  return {
    lines: shown.flatMap(({ lines }) => lines),
    labels: shown.flatMap(({ labels }) => labels),
  };
}
