import type { DocumentFormat } from '../document.ts';
import { readMarkdown } from '../markdown/markdownText.ts';

/** Markdown: CommonMark with GitHub's additions, formulas and front matter. Code, HTML, addresses and front matter stay. */
export const md: DocumentFormat = {
  id: 'md',
  recognizes: () => false,
  read({ bytes, path }) {
    const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const bom = decoded.startsWith('\uFEFF') ? '\uFEFF' : '';
    const markdown = readMarkdown(decoded.slice(bom.length), /\.mdx$/i.test(path));
    return Promise.resolve({
      units: markdown.units,
      write(targets, options) {
        if (targets.size === 0 && !options.bilingual) return Promise.resolve(bytes);
        return Promise.resolve(Buffer.from(bom + markdown.write(targets, options)));
      },
    });
  },
};
