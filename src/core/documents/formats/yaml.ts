import type { DocumentFormat, WriteOptions } from '../document.ts';
import { isForPeople } from '../messages/isForPeople.ts';
import { dialectOf } from '../messages/message.ts';
import { messageDocument } from '../messages/messageDocument.ts';
import { decodeBytes } from '../text/decode.ts';
import { isSameLanguage } from '../xliff/language.ts';
import { encodeScalar } from './yaml/encodeScalar.ts';
import { yamlStrings, type YamlString } from './yaml/yamlStrings.ts';

/** YAML: the values that people read; a table under its language, as Rails has it, goes under the new one. */
export const yaml: DocumentFormat = {
  id: 'yaml',
  recognizes: () => false,
  read({ bytes, path, from }, { toUtf8 }) {
    const { text, encode: encodeBytes } = decodeBytes(bytes, from, { path, toUtf8 });
    const { strings, root } = yamlStrings(text);
    const slots = strings
      .filter(({ value, path: keys }) => isForPeople(value, keyOf(keys)))
      .map((string) => {
        const { begin, end, value, path: keys } = string;
        const encode = (said: string) => spell(text, string, said);
        return { begin, end, text: value, place: keys.join('.'), encode };
      });
    const edits = (options: WriteOptions) =>
      root && options.from !== options.to && isSameLanguage(root.value, options.from)
        ? [{ begin: root.begin, end: root.end, text: spell(text, root, options.to) }]
        : [];
    const dialect = dialectOf(slots.map((slot) => slot.text));
    return Promise.resolve(
      messageDocument({ text, slots, dialect, original: bytes, encodeBytes, edits }),
    );
  },
};

function spell(text: string, { begin, end, style, value }: YamlString, said: string): string {
  return encodeScalar(said, text.slice(begin, end), style, value);
}

function keyOf(path: YamlString['path']): string {
  return path.findLast((part) => typeof part === 'string') ?? '';
}
