import type { Document } from '../document.ts';
import type { Region } from './region.ts';
import { spliceText } from './spliceText.ts';

/**
 * A document that is one text: its regions in reading order. `encodeBytes` makes bytes of the text that is written;
 * `original` is what was read.
 */
export function textDocument(
  text: string,
  regions: readonly Region[],
  original: Uint8Array,
  encodeBytes: (text: string) => Uint8Array = (written) => Buffer.from(written),
): Document {
  return {
    units: regions,
    write(targets, options) {
      if (targets.size === 0 && !options.bilingual) return Promise.resolve(original);
      return Promise.resolve(encodeBytes(spliceText(text, regions, targets, options)));
    },
  };
}
