import type { Document, DocumentFormat } from '../document.ts';
import { charsetRanges, declaredCharset } from '../html/charset.ts';
import { htmlRegions } from '../html/htmlRegions.ts';
import { languageEdits } from '../html/language.ts';
import { numericEntities } from '../html/numericEntities.ts';
import { parseHtml } from '../html/parseHtml.ts';
import { rewriteHtml } from '../html/rewriteHtml.ts';
import { isWellFormedXhtml } from '../html/xhtml.ts';
import { decodeBytes } from '../text/decode.ts';

const SEARCHED_BYTES = 4096;
const BEGINNING =
  /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

/** Web pages, however sloppy: what people read of head, body and attributes; programs, styles and drawings stay. */
export const html: DocumentFormat = {
  id: 'html',
  recognizes: ({ bytes }) =>
    BEGINNING.test(Buffer.from(bytes.subarray(0, SEARCHED_BYTES)).toString('latin1')),
  read: ({ bytes, path, from }, { toUtf8 }) =>
    Promise.resolve().then((): Document => {
      const decoded = decodeBytes(bytes, from, { charset: declaredCharset(bytes), path, toUtf8 });
      const { text } = decoded;
      const xml = isWellFormedXhtml(text);
      const root = parseHtml(text, { xml });
      const regions = htmlRegions(text, root, { xml });
      const isRecoded = toUtf8 === true && decoded.encoding !== 'utf-8';
      return {
        units: regions,
        write(targets, options) {
          if (targets.size === 0 && !options.bilingual) return Promise.resolve(bytes);
          const edits = options.bilingual ? [] : languageEdits(root, options, { xml });
          if (isRecoded) {
            edits.push(...charsetRanges(text).map((range) => ({ ...range, written: 'utf-8' })));
          }
          const written = rewriteHtml(text, regions, targets, edits, options);
          return Promise.resolve(decoded.encode(numericEntities(written, decoded.holds)));
        },
      };
    }),
};
