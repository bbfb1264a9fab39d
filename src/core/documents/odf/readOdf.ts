import { AppError } from '#shared/errors.ts';
import type { Document, DocumentInput } from '../document.ts';
import { elementRegion } from '../ooxml/elementRegion.ts';
import { outermost } from '../ooxml/outermost.ts';
import { partsDocument, type Part, type PartRegion } from '../ooxml/partsDocument.ts';
import { openZip, peekZip, type ZipPackage } from '../package/zip.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { scanXml, XmlProblem } from '../xml/scanXml.ts';
import { tagOf } from './names.ts';
import { odfRegions } from './odfRegions.ts';

const MIMETYPE = 'application/vnd.oasis.opendocument.';
const ENCRYPTION = /<(?:[\w-]+:)?encryption-data[\s/>]/;
const PROPERTIES = new Set(['dc:title', 'dc:subject', 'dc:description', 'meta:keyword']);
/** Charts, and other documents within this one. */
const OBJECT = /^(?!META-INF\/).+\/content\.xml$/;

/** Whether these are the bytes of an ODF document of a kind (`text`, `spreadsheet`) or a template of it. */
export function isOdf({ bytes }: DocumentInput, kind: string): boolean {
  const type = mimetypeOf(peekZip(bytes));
  return type === MIMETYPE + kind || type.startsWith(`${MIMETYPE}${kind}-`);
}

/** An ODF document. Errors: `document.*`. */
export function readOdf({ bytes, path }: DocumentInput): Document {
  const zip = openZip(bytes, path);
  const manifest = 'META-INF/manifest.xml';
  if (zip.has(manifest) && ENCRYPTION.test(decodeXml(zip.read(manifest)).text)) {
    throw new AppError('document.encrypted', { path });
  }
  const isSheet = mimetypeOf(zip).startsWith(`${MIMETYPE}spreadsheet`);
  const story = (name: string, hasCells = isSheet): Part => ({
    name,
    regions: (text) => odfRegions(text, hasCells),
  });
  const objects = zip.names.filter((name) => OBJECT.test(name)).map((name) => story(name, false));
  const rest = [story('styles.xml'), ...objects, { name: 'meta.xml', regions: propertyRegions }];
  const isRead = ({ name }: Part) =>
    zip.has(name) &&
    isWellFormed(() => {
      scanXml(decodeXml(zip.read(name)).text, {});
    });
  return partsDocument(zip, [story('content.xml'), ...rest.filter(isRead)]);
}

/** Office programs do without the other parts when these are broken. */
function isWellFormed(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof XmlProblem) return false;
    throw error;
  }
}

function mimetypeOf(zip: ZipPackage | undefined): string {
  return zip?.has('mimetype') ? Buffer.from(zip.read('mimetype')).toString('latin1').trim() : '';
}

function propertyRegions(text: string): PartRegion[] {
  const regions: PartRegion[] = [];
  outermost(
    text,
    (element) => PROPERTIES.has(tagOf(element)),
    (element) => {
      const region = elementRegion(element);
      if (region) regions.push(region);
    },
  );
  return regions;
}
