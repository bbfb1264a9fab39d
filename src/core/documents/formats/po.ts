import { type Content, textOf } from '#shared/content.ts';
import type { Document, DocumentFormat, Targets, Unit } from '../document.ts';
import type { Range } from '../splice/region.ts';
import { decodeBytes } from '../text/decode.ts';
import { encodingNamed } from '../text/encodings.ts';
import { hasLetters, lineBreakOf } from '../text/lines.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { parsePo, type PoEntry, type PoField } from './po/parsePo.ts';
import { oneOf, pluralFormsOf } from './po/plurals.ts';
import {
  charsetOf,
  headerOf,
  needsLanguage,
  type PoHeader,
  withCharset,
  withLanguage,
} from './po/poHeader.ts';
import { encodePoString, poContent, poValue } from './po/poString.ts';

/** A unit, the message it belongs to, and which of the forms of its translation it is. */
interface PoUnit extends Unit {
  entry: PoEntry;
  source: PoField;
  form: number;
}

/**
 * gettext messages. Translations that are there are kept; fuzzy ones are made anew, but stay marked as fuzzy. A plural has
 * a unit a form; a template has two, and its forms are made when the language is known.
 */
export const po: DocumentFormat = {
  id: 'po',
  recognizes: () => false,
  read({ bytes, from, path }, { toUtf8 = false }) {
    const charset = charsetOf(bytes);
    const decoded = decodeBytes(bytes, from, { charset, path });
    const { text, encoding, holds } = decoded;
    const entries = parsePo(text);
    const header = headerOf(entries);
    const units = entries.flatMap((entry) => unitsOf(entry, header));
    const isStarted = units.some(({ translated }) => translated);

    const encode = (written: string): Uint8Array => {
      const isUtf8 = toUtf8 || encoding === 'utf-8' || !holds(written);
      if (!isUtf8) return decoded.encode(written);
      const isDeclared = encodingNamed(charset ?? '') === 'utf-8' || /^[\0-\x7F]*$/.test(written);
      const declared = isDeclared ? written : withCharset(written, entries, 'UTF-8');
      return encoding === 'utf-8' ? decoded.encode(declared) : encodeUtf8(declared);
    };

    const document: Document = {
      units,
      write(targets, { to }) {
        const changed = changesOf(units, targets);
        if (changed.size === 0) return Promise.resolve(bytes);
        const isNew = !isStarted && needsLanguage(header, to);
        const read = header.pluralCount ?? 2;
        const plurals = isNew
          ? { ...pluralFormsOf(to), read }
          : { count: read, one: oneOf(header.language, read), read };
        const written = writeEntries(text, entries, changed, plurals);
        return Promise.resolve(encode(isNew ? withLanguage(written, entries, to) : written));
      },
    };
    return Promise.resolve(document);
  },
};

function unitsOf(entry: PoEntry, { language, pluralCount }: PoHeader): PoUnit[] {
  const { id, plural, translations, context, reference, isFuzzy } = entry;
  if (!id || id.value === '' || translations.length === 0) return [];
  const place = context?.value ?? reference;
  const count = plural ? (pluralCount ?? 2) : 1;
  const one = plural && count === 1 ? -1 : oneOf(language, count);
  return Array.from({ length: count }, (_, form) => {
    const source = plural && form !== one ? plural : id;
    const value = translations[form]?.value ?? '';
    return {
      entry,
      source,
      form,
      content: poContent(source.value),
      ...(place !== undefined && { place }),
      ...(value !== '' && !isFuzzy && { translated: poContent(value) }),
    };
  }).filter(({ content }) => hasLetters(textOf(content)));
}

/** The new forms by message; a target that the file has already is no change. */
function changesOf(units: readonly PoUnit[], targets: Targets): Map<PoEntry, Map<number, string>> {
  const changes = new Map<PoEntry, Map<number, string>>();
  for (const [index, target] of targets) {
    const unit = units[index];
    if (!unit || (unit.translated && isSame(unit.translated, target))) continue;
    const forms = changes.get(unit.entry) ?? new Map<number, string>();
    changes.set(unit.entry, forms.set(unit.form, poValue(target, unit.source.value)));
  }
  return changes;
}

function isSame(left: Content, right: Content): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** `read`: how many forms a plural has as units. */
interface Plurals {
  count: number;
  one: number;
  read: number;
}

function writeEntries(
  text: string,
  entries: readonly PoEntry[],
  changes: ReadonlyMap<PoEntry, ReadonlyMap<number, string>>,
  plurals: Plurals,
): string {
  const lineBreak = lineBreakOf(text);
  let out = '';
  let at = 0;
  const replace = ({ begin, end }: Range, written: string) => {
    out += text.slice(at, begin) + written;
    at = end;
  };
  for (const entry of entries) {
    const { plural, translations } = entry;
    const forms = changes.get(entry);
    const [first] = translations;
    const last = translations.at(-1);
    if (!plural || translations.length === plurals.count) {
      for (const [form, field] of translations.entries()) {
        const value = forms?.get(form);
        if (value !== undefined) replace(field, encodePoString(value, lineBreak));
      }
    } else if (first && last) {
      const lines = Array.from({ length: plurals.count }, (_, form) => {
        const read = readForm(form, plurals);
        const value = forms?.get(read) ?? translations[read]?.value ?? '';
        return `msgstr[${form}] ${encodePoString(value, lineBreak)}`;
      });
      replace({ begin: first.lineBegin, end: last.end }, lines.join(lineBreak));
    }
  }
  return out + text.slice(at);
}

/** Which of the forms that were read becomes `form`. */
function readForm(form: number, { count, one, read }: Plurals): number {
  if (count === 1) return read - 1;
  return form === one ? 0 : Math.min(Math.max(form, 1), read - 1);
}
