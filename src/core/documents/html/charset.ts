import { encodingNamed } from '../text/encodings.ts';
import { isUtf8 } from '../text/utf8.ts';

const SEARCHED_BYTES = 2048;
const XML = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i;
const META = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i;
/** What browsers read as Windows' Western encoding, whose first half it is. */
const LATIN = new Set([
  'ascii',
  'us-ascii',
  'iso-8859-1',
  'iso8859-1',
  'latin1',
  'l1',
  'cp1252',
  'x-cp1252',
]);

/** The character encoding that a page declares, as far as its bytes can be believed to be in it. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, SEARCHED_BYTES)).toString('latin1');
  const declared = (XML.exec(head) ?? META.exec(head))?.[1]?.toLowerCase();
  if (declared === undefined) return undefined;
  // It was read byte by byte, so it is not UTF-16.
  if (declared.startsWith('utf-16')) return 'utf-8';
  const isLatin = LATIN.has(declared) || encodingNamed(declared) === 'windows-1252';
  if (!isLatin) return declared;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Where a page says in which encoding it is. */
export function charsetRanges(text: string): { begin: number; end: number }[] {
  const head = text.slice(0, SEARCHED_BYTES);
  return [XML, META].flatMap((pattern) => {
    const found = pattern.exec(head);
    if (!found?.[1]) return [];
    const begin = found.index + found[0].lastIndexOf(found[1]);
    return [{ begin, end: begin + found[1].length }];
  });
}
