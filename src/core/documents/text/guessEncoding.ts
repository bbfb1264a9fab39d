import iconv from 'iconv-lite';
import { detectAll } from 'jschardet';
import { encodingNamed, encodingsOf, LEGACY_ENCODINGS } from './encodings.ts';

const SAMPLE_BYTES = 32_768;
/** How much likelier an encoding of the document's own language is. */
const OWN_LANGUAGE = 1.8;
/** DOS and Mac text is rare, and easily mistaken for another. */
const RARE = 0.4;
const rare = new Set(['cp437', 'cp850', 'cp852', 'macroman', 'maccyrillic', 'iso-8859-6']);
/** What the detector calls those that we read as a superset or a sibling, where the text is the same. */
const READ_AS: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso8859-15': 'iso-8859-15',
  'iso-8859-9': 'windows-1254',
  ibm437: 'cp437',
  ibm850: 'cp850',
};

/** The encoding of a text from before Unicode, as iconv-lite calls it. `from`: its language, or `auto`. */
export function guessEncoding(bytes: Uint8Array, from: string): string {
  const sample = sampleOf(bytes);
  const own = encodingsOf(from);
  const weights = new Map(own.map((encoding, rank) => [encoding, 0.02 / (rank + 1)]));
  for (const { encoding, confidence } of detectAll(sample, { minimumThreshold: 0.01 })) {
    const lower = encodingNamed(encoding ?? '');
    const name = READ_AS[lower] ?? lower;
    if (!LEGACY_ENCODINGS.includes(name)) continue;
    const likely = (own.includes(name) ? OWN_LANGUAGE : 1) * (rare.has(name) ? RARE : 1);
    weights.set(name, Math.max(weights.get(name) ?? 0, confidence * likely));
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  if (ranked.length === 0) ranked.push('windows-1252');
  const errors = ranked.map((name) => errorsIn(sample, name));
  return ranked[errors.indexOf(Math.min(...errors))] ?? 'windows-1252';
}

/** Lines that are not plain ASCII: they alone tell, and may come late in a long file. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let length = 0;
  for (let begin = 0; begin < bytes.length && length < sample.length;) {
    const newline = bytes.indexOf(10, begin);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(begin, Math.min(end, begin + sample.length - length));
    if (line.some((byte) => byte >= 0x80)) {
      sample.set(line, length);
      length += line.length;
    }
    begin = end;
  }
  return sample.subarray(0, length);
}

/** What the encoding cannot be; the last characters do not count, the sample or the file may be cut in one of them. */
function errorsIn(sample: Uint8Array, encoding: string): number {
  const text = iconv.decode(Buffer.from(sample), encoding).slice(0, -2);
  // C1 controls are in no text, yet ISO 8859 allows them.
  return text.match(/[\uFFFD\u0080-\u009F\uE000-\uF8FF]/g)?.length ?? 0;
}
