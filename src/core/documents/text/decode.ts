import iconv from 'iconv-lite';
import { AppError } from '#shared/errors.ts';
import { encodingNamed } from './encodings.ts';
import { guessEncoding } from './guessEncoding.ts';
import { decodeUtf8, encodeUtf8, isUtf8 } from './utf8.ts';
import { guessUtf16 } from './utf16.ts';

export interface DecodedText {
  /** Without the byte order mark. */
  text: string;
  /** As iconv-lite calls it: `utf-8`, `utf-16le`, `gb18030`, `windows-1252`, … */
  encoding: string;
  /** Whether the encoding has this text; otherwise a format may have an escape for it. */
  holds: (text: string) => boolean;
  /**
   * Bytes in the same encoding with the same byte order mark. What the encoding cannot hold makes the whole text UTF-8,
   * with a byte order mark: its readers do not expect UTF-8.
   */
  encode: (text: string) => Uint8Array;
}

export interface DecodeOptions {
  /** Write UTF-8, whatever was read. */
  toUtf8?: boolean | undefined;
  /** The encoding that the file declares; it counts if the bytes are possible in it, and are not UTF-8 in truth. */
  charset?: string | undefined;
  /** For the error. */
  path?: string | undefined;
}

const BOMS: readonly [encoding: string, ...bytes: number[]][] = [
  ['utf-32le', 0xff, 0xfe, 0, 0],
  ['utf-32be', 0, 0, 0xfe, 0xff],
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
  ['gb18030', 0x84, 0x31, 0x95, 0x33],
];
const CHECKED_CHARACTERS = 100_000;

/**
 * A text file of any common encoding. `from`: its language (BCP 47) or `auto`, for telling encodings apart.
 * Error: `document.unsupported` for what is no text.
 */
export function decodeBytes(
  bytes: Uint8Array,
  from: string,
  { toUtf8 = false, charset, path = '' }: DecodeOptions = {},
): DecodedText {
  const [marked, ...bom] = BOMS.find(([, ...mark]) =>
    mark.every((byte, i) => bytes[i] === byte),
  ) ?? [undefined];
  const body = bytes.subarray(bom.length);
  const encoding = marked ?? declared(body, charset) ?? guess(body, from);
  const text = decodeAs(body, encoding);
  if (!isText(text)) throw new AppError('document.unsupported', { path });

  const written = toUtf8 ? 'utf-8' : encoding;
  let known: ReadonlySet<string> | undefined;
  const holds = (checked: string) => {
    // What was there before does not count: a broken character would make the whole file UTF-8.
    known ??= new Set(text);
    return [...new Set(checked)].every((it) => known?.has(it) === true || isIn(it, written));
  };
  return {
    text,
    encoding,
    holds,
    encode(changed) {
      const mark = bom.length === 0 ? '' : '\uFEFF';
      if (written === 'utf-8') return encodeUtf8(mark + changed);
      return holds(changed)
        ? iconv.encode(mark + changed, written)
        : encodeUtf8('\uFEFF' + changed);
    },
  };
}

function declared(bytes: Uint8Array, charset: string | undefined): string | undefined {
  if (charset === undefined) return undefined;
  const encoding = encodingNamed(charset);
  if (encoding === 'utf-8' || isUtf8(bytes)) return undefined;
  if (!iconv.encodingExists(encoding)) return undefined;
  return decodeAs(bytes, encoding).slice(0, -2).includes('\uFFFD') ? undefined : encoding;
}

function guess(bytes: Uint8Array, from: string): string {
  const utf16 = guessUtf16(bytes);
  if (utf16 !== undefined) return utf16;
  if (Buffer.from(bytes.subarray(0, 65_536)).includes('\x1B$B')) return 'iso-2022-jp';
  if (isUtf8(bytes)) return 'utf-8';
  const { text, stray } = decodeUtf8(bytes);
  // A cut or mended file: where most of what is not ASCII makes characters, it is UTF-8 all the same.
  const characters = countMatches(text, /[\u0080-\uD7FF\uE000-\u{10FFFF}]/gu);
  return characters > 9 * stray ? 'utf-8' : guessEncoding(bytes, from);
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return decodeUtf8(bytes).text;
  if (encoding === 'iso-2022-jp') return new TextDecoder(encoding).decode(bytes);
  return iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });
}

function isIn(character: string, encoding: string): boolean {
  if (!iconv.encodingExists(encoding)) return character <= '\x7F';
  return (
    iconv.decode(iconv.encode(character, encoding), encoding, { stripBOM: false }) === character
  );
}

/** Programs and pictures are full of control characters. */
function isText(text: string): boolean {
  const checked = text.slice(0, CHECKED_CHARACTERS);
  return countMatches(checked, /[\uFFFE\uFFFF]|(?!\s)\p{Cc}/gu) * 100 <= checked.length;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
