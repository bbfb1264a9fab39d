import type { PairFormat, TextPair } from './pairFormat.ts';

/**
 * TMX 1.4b. Characters that XML cannot hold are left out, and pairs of which nothing is left. `version` is the app's.
 */
export function tmxFormat(version: string): PairFormat {
  const header = {
    ...{ creationtool: 'BayLing Desktop', creationtoolversion: version, segtype: 'sentence' },
    ...{ 'o-tmf': 'BayLing', adminlang: 'en', srclang: '*all*', datatype: 'plaintext' },
  };
  return {
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n  <header${attributes(header)}/>\n  <body>\n`,
    pair: unit,
    tail: '  </body>\n</tmx>\n',
  };
}

function unit({ source, target, from, to, createdAt }: TextPair): string {
  const [ours, theirs] = [writable(source), writable(target)];
  if (ours.trim() === '' || theirs.trim() === '') return '';
  const date = creationDate(createdAt);
  const about = { srclang: language(from), ...(date !== null && { creationdate: date }) };
  return `    <tu${attributes(about)}>\n${variant(from, ours)}${variant(to, theirs)}    </tu>\n`;
}

const variant = (code: string, text: string): string =>
  `      <tuv${attributes({ 'xml:lang': language(code) })}><seg>${escaped(text)}</seg></tuv>\n`;

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');

function language(code: string): string {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** ISO 8601 without separators; null for a year that this form cannot write. */
function creationDate(time: number): string | null {
  const basic = new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
  return /^\d{8}T\d{6}Z$/.test(basic) ? basic : null;
}

/** What XML 1.0 has a way to write. */
const writable = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader makes a line feed of it otherwise.
  '\r': '&#13;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
