import type { DocumentFormat } from '../document.ts';
import { texRegions } from '../latex/texRegions.ts';
import { textDocument } from '../splice/textDocument.ts';
import { decodeBytes } from '../text/decode.ts';

/**
 * LaTeX: paragraphs, headings, captions, lists, cells and notes. Macros and environments that are not known to have text
 * in them stay as they are; so do formulas, comments, code and all before the document but its title.
 */
export const tex: DocumentFormat = {
  id: 'tex',
  recognizes: () => false,
  read({ bytes, path, from }, { toUtf8 }) {
    const { text, encode } = decodeBytes(bytes, from, { toUtf8, path });
    const regions = texRegions(text);
    const sources = regions.map(({ content }) => JSON.stringify(content));
    const document = textDocument(text, regions, bytes, encode);
    return Promise.resolve({
      ...document,
      write(targets, options) {
        // One character can be written in many ways: what says the same stays as it is.
        const changed = [...targets].filter(
          ([index, target]) => JSON.stringify(target) !== sources[index],
        );
        return document.write(new Map(changed), options);
      },
    });
  },
};
