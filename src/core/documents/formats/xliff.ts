import type { DocumentFormat, WriteOptions } from '../document.ts';
import type { Edit } from '../edits/spliceEdits.ts';
import { entryDocument, type Entry } from '../xliff/entry.ts';
import { isSameLanguage, languageEdit } from '../xliff/language.ts';
import { entries1 } from '../xliff/xliff1.ts';
import { entries2 } from '../xliff/xliff2.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attribute, descendants, parseXml } from '../xml/parseXml.ts';

/** XLIFF 1.x, with the dialects of CAT tools, and 2.x: what has no finished target gets one. */
export const xliff: DocumentFormat = {
  id: 'xliff',
  recognizes: ({ bytes }) => /<(?:\w+:)?xliff[\s>]/.test(headOf(bytes)),
  read({ bytes, to }) {
    const { text, encode: encodeBytes } = decodeXml(bytes);
    const root = parseXml(text);
    const isTwo = (attribute(root, 'version') ?? '').startsWith('2');
    const isPreserved = attribute(root, 'space') === 'preserve';
    const files = [...descendants(root, ({ local }) => local === 'file')].map((file) => {
      const space = attribute(file, 'space');
      const language = attribute(isTwo ? root : file, isTwo ? 'trgLang' : 'target-language');
      const scope = {
        text,
        isPreserved: space ? space === 'preserve' : isPreserved,
        isOurs: to === undefined || language === undefined || isSameLanguage(language, to),
      };
      const isLeftOut = attribute(file, 'translate') === 'no';
      const entries = isLeftOut ? [] : [...(isTwo ? entries2 : entries1)(file, scope)];
      return { file, entries };
    });
    const edits = (
      written: ReadonlySet<Entry>,
      { to }: WriteOptions,
    ): readonly (Edit | undefined)[] =>
      isTwo
        ? [languageEdit(text, root, 'trgLang', to)]
        : files
            .filter(({ entries }) => entries.some((entry) => written.has(entry)))
            .map(({ file }) => languageEdit(text, file, 'target-language', to));
    return Promise.resolve(
      entryDocument({
        ...{ text, original: bytes, encodeBytes },
        entries: files.flatMap(({ entries }) => entries),
        edits: (written, options) => edits(written, options).filter((edit) => edit !== undefined),
      }),
    );
  },
};

/** The beginning of a file in any encoding that XML begins in. */
function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4000)).toString('latin1').replaceAll('\0', '');
}
