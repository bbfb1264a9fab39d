import type { Content } from '#shared/content.ts';
import { plainLine } from '../../text/lines.ts';

/** How a line break within a message is shown. */
const LINE_BREAK = '↵';
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** What stands between the quotes, as the program sees it. */
export function decodePoString(raw: string): string {
  return raw.replace(/\\(x[\da-fA-F]{1,2}|[0-7]{1,3}|[^])/g, (_, escaped: string) => {
    if (/^x./.test(escaped)) return String.fromCharCode(parseInt(escaped.slice(1), 16));
    if (/^\d/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 0xff);
    return ESCAPES[escaped] ?? escaped;
  });
}

/** `value` between quotes; one that has several lines begins on the next line, as gettext writes it. */
export function encodePoString(value: string, lineBreak: string): string {
  const lines = value.split(/(?<=\n)/);
  const quoted = lines.map((line) => `"${line.replace(/["\\\n\t]/g, escapePo)}"`);
  if (quoted.length < 2) return quoted[0] ?? '""';
  return ['""', ...quoted].join(lineBreak);
}

function escapePo(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return `\\${character}`;
}

/** A message, whose line breaks are tags: how many they are and where they stand is fixed by the program. */
export function poContent(value: string): Content {
  let id = 0;
  return value
    .split(/(\n)/)
    .filter((part) => part !== '')
    .map((part) => (part === '\n' ? { kind: 'alone', id: ++id, text: LINE_BREAK } : part));
}

/** A translation of `source`; as gettext demands, both or none begin and end with a line break. */
export function poValue(target: Content, source: string): string {
  const value = target.map((part) => (typeof part === 'string' ? plainLine(part) : '\n')).join('');
  const inner = value.replace(/^\n+|\n+$/g, '');
  const begin = /^\n*/.exec(source)?.[0] ?? '';
  if (begin.length === source.length) return source;
  return begin + inner + (/\n*$/.exec(source)?.[0] ?? '');
}
