import type { Document, DocumentFormat } from '../document.ts';
import { dialectOf } from '../messages/message.ts';
import { isForPeople } from '../messages/isForPeople.ts';
import { messageDocument } from '../messages/messageDocument.ts';
import type { Dialect } from '../messages/token.ts';
import { decodeBytes } from '../text/decode.ts';
import { jsonEncoder, jsonStrings, type JsonString } from './json/jsonStrings.ts';

/** `$NAME$` and `$1` in the strings of browser extensions. */
const EXTENSION_PLACEHOLDER = /\$[\w@]{1,100}\$|\$\d/g;

/** JSON: the values that people read; keys, numbers, comments and spelling stay. */
export const json: DocumentFormat = {
  id: 'json',
  recognizes: () => false,
  read({ bytes, path, from }, { toUtf8 }): Promise<Document> {
    const { text, encode } = decodeBytes(bytes, from, { path, toUtf8 });
    const strings = jsonStrings(text);
    const { chosen, dialect } = ofExtension(strings) ?? ofData(strings);
    const escape = jsonEncoder(text);
    const slots = chosen.map(({ begin, end, value, path: keys }) => {
      return { begin, end, text: value, place: keys.join('.'), encode: escape };
    });
    return Promise.resolve(
      messageDocument({ text, slots, dialect, original: bytes, encodeBytes: encode }),
    );
  },
};

interface Chosen {
  chosen: readonly JsonString[];
  dialect: Dialect;
}

function ofData(strings: readonly JsonString[]): Chosen {
  const chosen = strings.filter(({ value, path }) => isForPeople(value, keyOf(path)));
  return { chosen, dialect: dialectOf(chosen.map(({ value }) => value)) };
}

/** An array's elements go by the key of the array. */
function keyOf(path: JsonString['path']): string {
  return path.findLast((part) => typeof part === 'string') ?? '';
}

/** The table of a browser extension: `{"key": {"message": …, "description": …, "placeholders": …}}`. */
function ofExtension(strings: readonly JsonString[]): Chosen | undefined {
  const names = new Set(strings.map(({ path }) => path[0]));
  const isMessage = ({ path }: JsonString) => path.length === 2 && path[1] === 'message';
  const messages = strings.filter(isMessage);
  const isTable =
    names.size > 0 &&
    messages.length === names.size &&
    strings.every(({ path: [, field] }) => EXTENSION_FIELDS.has(field));
  if (!isTable) return undefined;
  return {
    chosen: messages,
    dialect: { syntax: 'plain', placeholder: EXTENSION_PLACEHOLDER },
  };
}

const EXTENSION_FIELDS = new Set<string | number | undefined>([
  'message',
  'description',
  'placeholders',
  'hash',
]);
