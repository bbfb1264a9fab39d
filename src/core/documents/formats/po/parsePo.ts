import type { Range } from '../../splice/region.ts';
import { linesOf } from '../../text/lines.ts';
import { decodePoString } from './poString.ts';

/** `msgid "…"` with the strings that go on below it: the range from the first quote to the last. */
export interface PoField extends Range {
  value: string;
  /** Where its line begins. */
  lineBegin: number;
}

export interface PoEntry {
  context?: PoField;
  id?: PoField;
  plural?: PoField;
  /** `msgstr`, or `msgstr[n]` in the order of the file. */
  translations: PoField[];
  isFuzzy: boolean;
  /** Where the program uses it: the first `#:`. */
  reference?: string | undefined;
}

const FIELD = /^\s*(msgctxt|msgid_plural|msgid|msgstr)\s*(?:\[\s*\d+\s*\])?\s*(?=")/;

/** The messages of a PO file; obsolete ones are comments. */
export function parsePo(text: string): PoEntry[] {
  const entries: PoEntry[] = [];
  let entry: PoEntry = { translations: [], isFuzzy: false };
  let field: PoField | undefined;
  const next = () => {
    if (entry.id) entries.push(entry);
    entry = { translations: [], isFuzzy: false };
  };
  for (const line of linesOf(text)) {
    const content = text.slice(line.begin, line.end);
    const keyword = FIELD.exec(content);
    if (keyword) {
      const begins = keyword[1] === 'msgctxt' || (keyword[1] === 'msgid' && !isOnlyContext(entry));
      if (begins && (entry.id || entry.context)) next();
      field = { value: '', begin: 0, end: 0, lineBegin: line.begin };
      addStrings(field, content, line.begin, keyword[0].length);
      put(entry, keyword[1] ?? '', field);
    } else if (field && /^\s*"/.test(content)) {
      addStrings(field, content, line.begin, 0);
    } else if (/^\s*#/.test(content)) {
      if (entry.translations.length > 0) next();
      field = undefined;
      if (/^\s*#,.*\bfuzzy\b/.test(content)) entry.isFuzzy = true;
      entry.reference ??= /^\s*#:\s*(\S+)/.exec(content)?.[1];
    } else if (content.trim() !== '') {
      field = undefined;
    }
  }
  next();
  return entries;
}

function isOnlyContext({ context, id }: PoEntry): boolean {
  return context !== undefined && id === undefined;
}

function put(entry: PoEntry, keyword: string, field: PoField): void {
  if (keyword === 'msgctxt') entry.context = field;
  else if (keyword === 'msgid') entry.id = field;
  else if (keyword === 'msgid_plural') entry.plural = field;
  else entry.translations.push(field);
}

function addStrings(field: PoField, line: string, lineBegin: number, from: number): void {
  const strings = /"((?:[^"\\]|\\.)*)"/g;
  strings.lastIndex = from;
  for (let match = strings.exec(line); match; match = strings.exec(line)) {
    const begin = lineBegin + match.index;
    if (field.end === 0) field.begin = begin;
    field.end = begin + match[0].length;
    field.value += decodePoString(match[1] ?? '');
  }
}
