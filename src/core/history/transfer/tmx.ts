import { createHash } from 'node:crypto';

/** A text and its translation. */
export interface TextPair {
  source: string;
  target: string;
  /** BCP 47 codes; anything else is an undetermined language. */
  from: string;
  to: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/**
 * Pairs as TMX 1.4b, piece by piece: each once, with its languages, at the date it comes with first. Characters that
 * XML cannot hold are left out, and pairs of which nothing is left. `version` is the app's.
 */
export function* tmx(pairs: Iterable<TextPair>, version: string): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n';
  const header = {
    ...{ creationtool: 'BayLing Desktop', creationtoolversion: version, segtype: 'sentence' },
    ...{ 'o-tmf': 'BayLing', adminlang: 'en', srclang: '*all*', datatype: 'plaintext' },
  };
  yield `  <header${attributes(header)}/>\n  <body>\n`;
  const written = new Set<string>();
  for (const pair of pairs) {
    const unit = unitOf(pair);
    if (unit === null || written.has(unit.digest)) continue;
    written.add(unit.digest);
    yield unit.text;
  }
  yield '  </body>\n</tmx>\n';
}

function unitOf({ source, target, from, to, createdAt }: TextPair) {
  const [ours, theirs] = [writable(source), writable(target)];
  if (ours.trim() === '' || theirs.trim() === '') return null;
  const date = creationDate(createdAt);
  const variants = variant(from, ours) + variant(to, theirs);
  const about = { srclang: language(from), ...(date !== null && { creationdate: date }) };
  return {
    text: `    <tu${attributes(about)}>\n${variants}    </tu>\n`,
    // Whole texts of a long history would fill the memory.
    digest: createHash('sha256').update(variants).digest('base64'),
  };
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
