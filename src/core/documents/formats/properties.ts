import type { DocumentFormat } from '../document.ts';
import { isForPeople } from '../messages/isForPeople.ts';
import { dialectOf } from '../messages/message.ts';
import { messageDocument } from '../messages/messageDocument.ts';
import { type DecodedText, decodeBytes } from '../text/decode.ts';
import { escapeProperty, propertiesOf } from './properties/propertiesLines.ts';

/** A number of arguments by which an old message format chooses: its texts are between signs of its own. */
const CHOICE = /\{\s*\w+\s*,\s*choice\b/;
const ARGUMENT = /\{\s*\d+\s*[,}]/;

/** Java's resource bundles. */
export const properties: DocumentFormat = {
  id: 'properties',
  recognizes: () => false,
  read({ bytes, from, path }, { toUtf8 = false }) {
    const decoded = decodeBytes(bytes, from, { toUtf8, path });
    const { text, encode: encodeBytes } = decoded;
    const holds = holdsFor(decoded, toUtf8);
    const found = propertiesOf(text).filter(
      ({ key, value }) => isForPeople(value, key) && !CHOICE.test(value),
    );
    const dialect = dialectOf(found.map(({ value }) => value));
    const slots = found.map(({ begin, end, key: place, value }) => {
      const isDoubled = dialect.syntax === 'plain' && hasDoubledApostrophes(value);
      return {
        ...{ begin, end, place },
        text: isDoubled ? value.replaceAll("''", "'") : value,
        encode: (said: string) =>
          escapeProperty(isDoubled ? said.replaceAll("'", "''") : said, holds),
      };
    });
    return Promise.resolve(messageDocument({ text, slots, dialect, original: bytes, encodeBytes }));
  },
};

/**
 * Java's message format takes an apostrophe for a quote, so messages with arguments have them doubled; a message that
 * has single ones is not formatted, or quotes something.
 */
function hasDoubledApostrophes(value: string): boolean {
  const apostrophes = value.match(/'+/g) ?? [];
  const isDoubled = apostrophes.every((run) => run.length % 2 === 0);
  return isDoubled && (apostrophes.length > 0 || ARGUMENT.test(value));
}

/** Before Java 9 a file is ISO 8859-1: what is plain ASCII stays so, and is right in both. */
function holdsFor({ text, encoding, holds }: DecodedText, toUtf8: boolean) {
  if (toUtf8) return () => true;
  if (/^[\0-\x7F]*$/.test(text)) return () => false;
  if (!/^(?:windows-1252|iso-8859-1)/.test(encoding)) return holds;
  return (character: string) => character >= '\xA0' && character <= '\xFF';
}
