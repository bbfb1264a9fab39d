import { posix } from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { DocumentInput } from '../document.ts';
import { openZip, peekZip, type ZipPackage } from '../package/zip.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attribute, parseXml } from '../xml/parseXml.ts';
import { elementsOf } from './names.ts';

export interface Relationship {
  id: string;
  /** The last word of its type: `slide`, `header`, `officeDocument`. */
  type: string;
  /** The part that it leads to. */
  target: string;
}

/** An Office Open XML document: parts that name each other by relationships. */
export interface OfficePackage {
  zip: ZipPackage;
  /** Where `/_rels/.rels` says that the document itself is. */
  main: string;
  /** From a part, or `''` for the package, to parts that are there. */
  relationships: (part: string) => readonly Relationship[];
  xml: (part: string) => string;
}

/** Errors: `document.*`, or an Error that says what is damaged. */
export function openOffice({ bytes, path }: DocumentInput): OfficePackage {
  const office = officeOf(openZip(bytes, path));
  const main = office.relationships('').find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined) {
    throw new AppError('document.damaged', { path, reason: 'it does not say where its text is' });
  }
  return { ...office, main };
}

function officeOf(zip: ZipPackage): Omit<OfficePackage, 'main'> {
  // Names of parts are the same whatever their case.
  const names = new Map(zip.names.map((name) => [name.toLowerCase(), name]));
  const find = (name: string) => names.get(name.replace(/^\//, '').toLowerCase());
  const xml = (part: string) => decodeXml(zip.read(part)).text;

  function relationships(part: string): Relationship[] {
    const { dir, base } = posix.parse(part);
    const rels = find(posix.join(dir, '_rels', `${base}.rels`));
    if (rels === undefined) return [];
    return elementsOf(parseXml(xml(rels))).flatMap((element) => {
      if (attribute(element, 'TargetMode') === 'External') return [];
      const to = attribute(element, 'Target')?.replaceAll('\\', '/') ?? '';
      const target = find(posix.resolve('/', dir, decodePath(to)));
      if (target === undefined) return [];
      const type = (attribute(element, 'Type') ?? '').replace(/.*\//, '');
      return [{ id: attribute(element, 'Id') ?? '', type, target }];
    });
  }

  return { zip, relationships, xml };
}

function decodePath(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}

const KINDS = {
  word: /(wordprocessingml|ms-word)\.[\w.]*main\+xml/,
  powerpoint: /(presentationml|ms-powerpoint)\.[\w.]*main\+xml/,
  excel: /(spreadsheetml|ms-excel)\.[\w.]*main\+xml/,
};

/** Whether these are the bytes of an office document of that kind, by its own list of what it holds. */
export function isOffice({ bytes }: DocumentInput, kind: keyof typeof KINDS): boolean {
  const zip = peekZip(bytes);
  const types = '[Content_Types].xml';
  if (!zip?.has(types)) return false;
  try {
    return KINDS[kind].test(decodeXml(zip.read(types)).text);
  } catch {
    return false;
  }
}
