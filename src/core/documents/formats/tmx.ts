import type { DocumentFormat } from '../document.ts';
import { entryDocument } from '../xliff/entry.ts';
import { tuEntry } from '../xliff/translationUnit.ts';
import { isSameLanguage } from '../xliff/language.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attribute, descendants, parseXml, type XmlElement } from '../xml/parseXml.ts';

/** A translation memory: what has no translation into the target language gets one. */
export const tmx: DocumentFormat = {
  id: 'tmx',
  recognizes: ({ bytes }) =>
    /<tmx[\s>]/.test(Buffer.from(bytes.subarray(0, 4000)).toString('latin1').replaceAll('\0', '')),
  read({ bytes, from, to }) {
    const { text, encode: encodeBytes } = decodeXml(bytes);
    const root = parseXml(text);
    const [header] = descendants(root, ({ local }) => local === 'header');
    const units = [...descendants(root, ({ local }) => local === 'tu')];
    const declared = header ? attribute(header, 'srclang') : undefined;
    const asked = units.some((tu) => variants(tu).some(({ lang }) => isSameLanguage(lang, from)));
    const entries = units.flatMap((tu, index) => {
      const source = asked ? from : (attribute(tu, 'srclang') ?? declared ?? '');
      const place = attribute(tu, 'tuid') ?? String(index + 1);
      const entry = tuEntry({ text, variants: variants(tu), source, to, place });
      return entry ? [entry] : [];
    });
    return Promise.resolve(
      entryDocument({ text, entries, original: bytes, encodeBytes, edits: () => [] }),
    );
  },
};

function variants(tu: XmlElement) {
  return tu.children.flatMap((child) =>
    child.kind === 'element' && child.local === 'tuv'
      ? [{ element: child, lang: attribute(child, 'lang') ?? '' }]
      : [],
  );
}
