import { AppError } from '#shared/errors.ts';
import type { DocumentFormat } from '../document.ts';
import { dialectOf } from '../messages/message.ts';
import { messageDocument, type Slot } from '../messages/messageDocument.ts';
import { decodeBytes } from '../text/decode.ts';
import { hasLetters } from '../text/lines.ts';

const TOKEN =
  /\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[\w.$/:-]+|[^\s]/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Apple's localisable strings; a property list in XML or binary is another format. */
export const strings: DocumentFormat = {
  id: 'strings',
  recognizes: () => false,
  read({ bytes, from, path }, { toUtf8 }) {
    const { text, encode } = decodeBytes(bytes, from, { toUtf8, path });
    if (/^\s*(?:bplist|<\?xml|<!DOCTYPE|<plist)/.test(text)) {
      throw new AppError('document.unsupported', { path });
    }
    const slots = slotsOf(text);
    const dialect = dialectOf(slots.map((slot) => slot.text));
    return Promise.resolve(
      messageDocument({ text, slots, dialect, original: bytes, encodeBytes: encode }),
    );
  },
};

/** Values of `key = value;` with letters in them. */
function slotsOf(text: string): Slot[] {
  const tokens = [...text.matchAll(TOKEN)].filter(([token]) => !/^\/[*/]/.test(token));
  return tokens.flatMap((value, index): Slot[] => {
    const [key, equals, , end] = tokens.slice(index - 2, index + 2).map(([token]) => token);
    if (index < 2 || equals !== '=' || end !== ';') return [];
    const said = unquote(value[0]);
    if (!hasLetters(said)) return [];
    return [
      {
        begin: value.index,
        end: value.index + value[0].length,
        place: unquote(key ?? ''),
        text: said,
        encode: quote,
      },
    ];
  });
}

function unquote(token: string): string {
  const inner = /^["']/.test(token) ? token.slice(1, -1) : token;
  return inner.replace(/\\([uU][\da-fA-F]{4}|[0-7]{3}|[^])/g, (_, escaped: string) => {
    if (/^u./i.test(escaped)) return String.fromCharCode(parseInt(escaped.slice(1), 16));
    if (/^\d/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 0xff);
    return ESCAPES[escaped] ?? escaped;
  });
}

function quote(text: string): string {
  const escaped = text.replace(/["\\\n\r\t]/g, (character) => {
    const letter = Object.keys(ESCAPES).find((it) => ESCAPES[it] === character);
    return `\\${letter ?? character}`;
  });
  return `"${escaped}"`;
}
