/**
 * A text in the block style of `raw`, which read as `was`: header, indentation and the lines behind it stay. Undefined
 * where the style cannot hold the text.
 */
export function blockScalar(
  text: string,
  raw: string,
  style: 'literal' | 'folded',
  was: string,
): string | undefined {
  const [header = ''] = /^[^\n]*\n/.exec(raw) ?? [];
  const body = raw.slice(header.length);
  const firstLine = body.split('\n').find((line) => line.trim() !== '') ?? '';
  const firstText = was.split('\n').find((line) => line.trim() !== '') ?? '';
  const indent = spaces(firstLine) - spaces(firstText);
  if (header === '' || indent < 1 || /^\s/.test(was)) return undefined;

  const eol = header.endsWith('\r\n') ? '\r\n' : '\n';
  const after = /(?:\r?\n[ \t]*)*$/.exec(body)?.[0] ?? '';
  const lines = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\uFEFF\uFFFE\uFFFF\u007F-\u009F]/g, '')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line));
  const [first = ''] = lines;
  if (/^\s|^$/.test(first)) return undefined;
  if (style === 'folded' && lines.some((line) => /^[ \t]|[ \t]$/.test(line))) return undefined;
  const joined = style === 'literal' ? lines : lines.join('\n').replace(/\n+/g, '$&\n').split('\n');
  const margin = ' '.repeat(indent);
  return header + joined.map((line) => (line === '' ? '' : margin + line)).join(eol) + after;
}

function spaces(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
