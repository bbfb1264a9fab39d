import { XmlProblem } from './scanXml.ts';

export interface DecodedXml {
  text: string;
  /** Bytes in the same encoding; where it cannot hold everything, in UTF-8, which the declaration then says. */
  encode: (text: string) => Uint8Array;
}

const DECLARED = /^(<\?xml[^>]*?\sencoding\s*=\s*["'])([\w.:-]+)(["'])/;

/** An XML text out of its bytes, by byte order mark, else by what it declares, else UTF-8. Error: `XmlProblem`. */
export function decodeXml(bytes: Uint8Array): DecodedXml {
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const text = decode(bytes, utf16);
    const encode = (written: string) => {
      const out = Buffer.from(written, 'utf16le');
      return utf16 === 'utf-16be' ? out.swap16() : out;
    };
    return { text, encode };
  }
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = DECLARED.exec(head.replace(/^ï»¿/, ''))?.[2]?.toLowerCase() ?? 'utf-8';
  const text = decode(bytes, /^utf-?(8|16)$/.test(declared) ? 'utf-8' : declared);
  const encode = (written: string) => Buffer.from(written.replace(DECLARED, '$1UTF-8$3'));
  return { text, encode: declared === 'utf-8' ? (written) => Buffer.from(written) : encode };
}

function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new XmlProblem(`it is not text in ${encoding}`, { cause: error });
  }
}
