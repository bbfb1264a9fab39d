import type { DocumentFormat } from '../document.ts';
import { readMarkdown } from '../markdown/markdownText.ts';
import { decodeBytes } from '../text/decode.ts';

/** Markdown: CommonMark with GitHub's additions, formulas and front matter. Code, HTML, addresses and front matter stay. */
export const md: DocumentFormat = {
  id: 'md',
  recognizes: () => false,
  read({ bytes, path, from }, { toUtf8 }) {
    const { text, encode } = decodeBytes(bytes, from, { toUtf8, path });
    const markdown = readMarkdown(text, /\.mdx$/i.test(path));
    return Promise.resolve({
      units: markdown.units,
      write(targets, options) {
        if (targets.size === 0 && !options.bilingual) return Promise.resolve(bytes);
        return Promise.resolve(encode(markdown.write(targets, options)));
      },
    });
  },
};
