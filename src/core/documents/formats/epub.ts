import type { Document, DocumentFormat, DocumentInput, Unit, WriteOptions } from '../document.ts';
import { declaredCharset } from '../html/charset.ts';
import { htmlRegions } from '../html/htmlRegions.ts';
import { languageEdits, type Edit } from '../html/language.ts';
import { numericEntities } from '../html/numericEntities.ts';
import { parseHtml } from '../html/parseHtml.ts';
import { rewriteHtml } from '../html/rewriteHtml.ts';
import { isWellFormedXhtml } from '../html/xhtml.ts';
import { ncxTexts, packageTexts, type PlainPart } from '../epub/texts.ts';
import { publicationIn } from '../epub/package.ts';
import { openZip, peekZip } from '../package/zip.ts';
import type { Region } from '../splice/region.ts';
import { decodeBytes } from '../text/decode.ts';
import { decodeXml } from '../xml/decodeXml.ts';

/** A part of a book, read; it is read once more to be written, so that only units are held meanwhile. */
interface Opened {
  text: string;
  regions: readonly Region[];
  edits: (options: WriteOptions) => Edit[];
  encode: (text: string) => Uint8Array;
}

/** Books: pages in reading order with their titles and alternative texts, tables of contents, the title and language. */
export const epub: DocumentFormat = {
  id: 'epub',
  recognizes: ({ bytes }) => {
    const zip = peekZip(bytes);
    if (!zip?.has('mimetype')) return false;
    return Buffer.from(zip.read('mimetype')).toString('latin1').trim() === 'application/epub+zip';
  },
  read: async (input) => Promise.resolve(readEpub(input)),
};

function readEpub({ bytes, path, from }: DocumentInput): Document {
  const zip = openZip(bytes, path);
  const { opf, pages, ncx } = publicationIn(zip, path);
  const parts = [
    { name: opf, open: () => openPlain(zip.read(opf), packageTexts) },
    ...pages.map((name) => ({ name, open: () => openPage(zip.read(name), from, path) })),
    ...ncx.map((name) => ({ name, open: () => openPlain(zip.read(name), ncxTexts) })),
  ];
  const units: Unit[] = [];
  const firstUnits = parts.map(({ open }) => {
    const firstUnit = units.length;
    for (const { content, heading, place } of open().regions) {
      units.push({ content, ...(heading && { heading }), ...(place !== undefined && { place }) });
    }
    return firstUnit;
  });

  return {
    units,
    write(targets, options) {
      const changed = new Map<string, Uint8Array>();
      if (targets.size === 0) return Promise.resolve(zip.write(changed));
      for (const [index, { name, open }] of parts.entries()) {
        const { text, regions, edits, encode } = open();
        const made = options.bilingual ? [] : edits(options);
        const firstUnit = firstUnits[index] ?? 0;
        const own = [...regions.keys()].flatMap((region) => {
          const target = targets.get(firstUnit + region);
          return target ? [[region, target] as const] : [];
        });
        if (own.length === 0 && made.length === 0) continue;
        changed.set(name, encode(rewriteHtml(text, regions, new Map(own), made, options)));
      }
      return Promise.resolve(zip.write(changed));
    },
  };
}

function openPage(bytes: Uint8Array, from: string, path: string): Opened {
  const decoded = decodeBytes(bytes, from, { charset: declaredCharset(bytes), path });
  const { text } = decoded;
  const xml = isWellFormedXhtml(text);
  const root = parseHtml(text, { xml });
  return {
    text,
    regions: htmlRegions(text, root, { xml }),
    edits: (options) => languageEdits(root, options, { xml }),
    encode: (written) => decoded.encode(numericEntities(written, decoded.holds)),
  };
}

function openPlain(bytes: Uint8Array, read: (text: string) => PlainPart): Opened {
  const { text, encode } = decodeXml(bytes);
  const { regions, languages } = read(text);
  const edits = ({ to }: WriteOptions) => languages.map((range) => ({ ...range, written: to }));
  return { text, regions, edits, encode };
}
