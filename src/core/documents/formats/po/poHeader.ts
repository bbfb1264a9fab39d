import type { PoEntry } from './parsePo.ts';
import { pluralFormsOf } from './plurals.ts';

/** The message without a text, whose translation describes the file. */
export interface PoHeader {
  /** As the file spells it; empty when it does not say. */
  language: string;
  /** How many plural forms the file has; undefined in a template. */
  pluralCount: number | undefined;
}

export function headerOf(entries: readonly PoEntry[]): PoHeader {
  const value = headerEntry(entries)?.translations[0]?.value ?? '';
  const count = /^Plural-Forms:\s*nplurals\s*=\s*(\d)\s*;/m.exec(value)?.[1];
  return {
    language: /^Language:[ \t]*([\w@.-]*)/m.exec(value)?.[1] ?? '',
    pluralCount: count === undefined || count === '0' ? undefined : Number(count),
  };
}

/** The encoding that the bytes of a PO file declare. */
export function charsetOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1');
  return /^"Content-Type:[^"\n]{0,100}charset=([\w.:-]+)/im.exec(start)?.[1];
}

/** Whether the header is to be made for the language `to`: a file that was begun, or is in it, keeps its own. */
export function needsLanguage({ language, pluralCount }: PoHeader, to: string): boolean {
  const [base] = language.split(/[_@-]/);
  return pluralCount === undefined || base?.toLowerCase() !== to.split('-')[0]?.toLowerCase();
}

/** `text` with its header saying that it is in the language `to`. */
export function withLanguage(text: string, entries: readonly PoEntry[], to: string): string {
  const { count, expression } = pluralFormsOf(to);
  const language = to.replace('-', '_');
  const named = setField(text, entries, 'Language', language);
  return setField(named, entries, 'Plural-Forms', `nplurals=${count}; plural=${expression};`);
}

export function withCharset(text: string, entries: readonly PoEntry[], charset: string): string {
  return setField(text, entries, 'Content-Type', `text/plain; charset=${charset}`);
}

/** The header is in front of everything that is translated, so its range holds while only it is changed at the end. */
function setField(text: string, entries: readonly PoEntry[], name: string, value: string): string {
  const field = headerEntry(entries)?.translations[0];
  if (!field) return text;
  const tail = text.slice(field.begin);
  const end = /^(?:[ \t]*"(?:[^"\\\r\n]|\\.)*"[ \t]*(?:\r\n|\n|\r|$))+/.exec(tail)?.[0].length ?? 0;
  const header = tail.slice(0, end);
  const line = new RegExp(`("|\\\\n)${name}:(?:[^"\\\\\\r\\n]|\\\\[^n\\r\\n])*`);
  if (line.test(header)) {
    return (
      text.slice(0, field.begin) +
      header.replace(line, (_, before: string) => `${before}${name}: ${value}`) +
      tail.slice(end)
    );
  }
  const lineBreak = /\r\n|\n|\r/.exec(header)?.[0] ?? '\n';
  const open = /(?:\r\n|\n|\r)$/.test(header) ? '' : lineBreak;
  const added = `${open}"${name}: ${value}\\n"${open === '' ? lineBreak : ''}`;
  return text.slice(0, field.begin) + header + added + tail.slice(end);
}

function headerEntry(entries: readonly PoEntry[]): PoEntry | undefined {
  const [first] = entries;
  return first?.id?.value === '' && !first.context ? first : undefined;
}
