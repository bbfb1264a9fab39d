import { posix } from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { ZipPackage } from '../package/zip.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attribute, descendants, parseXml, type XmlElement } from '../xml/parseXml.ts';

export interface Publication {
  /** Where the package document is. */
  opf: string;
  /** Pages in the order they are read, then those that no order holds, then the navigation. */
  pages: readonly string[];
  /** The table of contents of EPUB 2. */
  ncx: readonly string[];
}

const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';
/** Fonts are scrambled in many books, which hinders nobody. */
const FONT = /\.(?:otf|ttf|woff2?|eot)$/i;
const PAGE = /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/;
const NCX = 'application/x-dtbncx+xml';

/** What a book is made of, by its package document. Errors: `document.encrypted`, or an Error that says what is damaged. */
export function publicationIn(zip: ZipPackage, path: string): Publication {
  const root = parseXml(decodeXml(zip.read(CONTAINER)).text);
  const opf = first(root, 'rootfile', (one) => resolve('', attribute(one, 'full-path')));
  if (opf === undefined || !zip.has(opf)) throw new Error('it does not say where its text is');
  const book = parseXml(decodeXml(zip.read(opf)).text);

  const items = all(book, 'item').flatMap((item) => {
    const name = resolve(opf, attribute(item, 'href'));
    if (name === undefined || !zip.has(name)) return [];
    const type = attribute(item, 'media-type') ?? '';
    return [{ id: attribute(item, 'id'), name, type }];
  });
  const spine = all(book, 'itemref').map((one) => attribute(one, 'idref'));
  const rank = ({ id }: { id: string | undefined }) => {
    const index = spine.indexOf(id);
    return index < 0 ? spine.length : index;
  };
  const pages = items.filter(({ type }) => PAGE.test(type)).sort((a, b) => rank(a) - rank(b));
  const ncx = items.filter(({ type }) => type === NCX);
  if (isEncrypted(zip)) throw new AppError('document.encrypted', { path });
  return { opf, pages: unique(pages), ncx: unique(ncx) };
}

function isEncrypted(zip: ZipPackage): boolean {
  if (!zip.has(ENCRYPTION)) return false;
  return all(parseXml(decodeXml(zip.read(ENCRYPTION)).text), 'CipherReference').some(
    (one) => !FONT.test(attribute(one, 'URI') ?? ''),
  );
}

function resolve(from: string, href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  const path = href.replace(/[?#].*$/, '');
  try {
    return posix.join(posix.dirname(from), decodeURIComponent(path));
  } catch {
    return posix.join(posix.dirname(from), path);
  }
}

const unique = (items: readonly { name: string }[]) => [...new Set(items.map(({ name }) => name))];

function all(root: XmlElement, local: string): XmlElement[] {
  return [...descendants(root, (element) => element.local === local)];
}

function first<T>(
  root: XmlElement,
  local: string,
  get: (one: XmlElement) => T | undefined,
): T | undefined {
  return all(root, local)
    .map(get)
    .find((it) => it !== undefined);
}
