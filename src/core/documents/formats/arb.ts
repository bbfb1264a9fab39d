import type { DocumentFormat, WriteOptions } from '../document.ts';
import { messageDocument } from '../messages/messageDocument.ts';
import { decodeBytes } from '../text/decode.ts';
import { jsonEncoder, jsonStrings } from './json/jsonStrings.ts';

/** Apostrophes quote only where the project asks for it; then its strings have them in pairs or around single braces. */
const USES_QUOTES = /''|'[{}]+'/;

/** Flutter's application resource bundle: ICU messages by key; what begins with `@` is about them. */
export const arb: DocumentFormat = {
  id: 'arb',
  recognizes: () => false,
  read({ bytes, path, from }, { toUtf8 }) {
    const { text, encode: encodeBytes } = decodeBytes(bytes, from, { path, toUtf8 });
    const strings = jsonStrings(text);
    const encode = jsonEncoder(text);
    const slots = strings
      .filter(({ path: keys }) => keys.length === 1 && !String(keys[0]).startsWith('@'))
      .map(({ begin, end, value, path: keys }) => {
        return { begin, end, text: value, place: keys.join('.'), encode };
      });
    const usesQuotes = slots.some((slot) => USES_QUOTES.test(slot.text));
    const locale = strings.find(({ path: keys }) => keys.length === 1 && keys[0] === '@@locale');
    const edits = ({ to }: WriteOptions) =>
      locale
        ? [{ begin: locale.begin, end: locale.end, text: encode(to.replaceAll('-', '_')) }]
        : [];
    return Promise.resolve(
      messageDocument({
        ...{ text, slots, original: bytes, encodeBytes, edits },
        dialect: { syntax: usesQuotes ? 'icu' : 'flutter' },
      }),
    );
  },
};
