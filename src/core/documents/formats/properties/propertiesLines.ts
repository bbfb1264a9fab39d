import type { Range } from '../../splice/region.ts';

/** A value where it stands, over as many lines as it is continued on. */
export interface Property extends Range {
  key: string;
  value: string;
}

const COMMENT = /[ \t\f]*[#!][^\r\n]*/y;
const LINE = /(?:[^\\\r\n]|\\(?:\r\n|[^]|$))*/y;
/** A backslash at the end of a line, with the indentation of the next one. */
const CONTINUED = '\\\\(?:\\r\\n|\\r|\\n)[ \\t\\f]*';
const SPACE = `(?:[ \\t\\f]|${CONTINUED})*`;
const KEY = new RegExp(`^${SPACE}((?:[^\\\\=: \\t\\f]|\\\\[^\\r\\n])*)${SPACE}[=:]?${SPACE}`);
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** The properties of a file, as Java reads them. */
export function propertiesOf(text: string): Property[] {
  const properties: Property[] = [];
  for (let at = 0; at < text.length; at++) {
    COMMENT.lastIndex = at;
    if (COMMENT.test(text)) {
      at = COMMENT.lastIndex;
      continue;
    }
    LINE.lastIndex = at;
    const line = LINE.exec(text)?.[0] ?? '';
    const [before = '', key = ''] = KEY.exec(line) ?? [];
    const begin = at + before.length;
    const end = at + line.length;
    if (before.trim() !== '') {
      properties.push({ begin, end, key: unescape(key), value: unescape(text.slice(begin, end)) });
    }
    at = end;
  }
  return properties;
}

function unescape(raw: string): string {
  return raw
    .replace(new RegExp(CONTINUED, 'g'), '')
    .replace(/\\(u[\da-fA-F]{4}|[^])/g, (_, escaped: string) =>
      /^u./.test(escaped)
        ? String.fromCharCode(parseInt(escaped.slice(1), 16))
        : (ESCAPES[escaped] ?? escaped),
    );
}

/** `value` on one line; characters that the file's encoding has not are written as `\uXXXX`. */
export function escapeProperty(value: string, holds: (character: string) => boolean): string {
  return value
    .replace(/[\\\n\r\t\f]/g, (character) => {
      const letter = Object.keys(ESCAPES).find((it) => ESCAPES[it] === character);
      return `\\${letter ?? character}`;
    })
    .replace(/^ /, '\\ ')
    .replace(/[^\x20-\x7E]/gu, (character) =>
      holds(character) ? character : escapeUnits(character),
    );
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)
    .join('');
}
