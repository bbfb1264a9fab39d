import { splitMarks, type Tokenize } from './tokenize13a.ts';
import { strip } from './whiteSpace.ts';

/**
 * What sacreBLEU's `zh` tokenization sets apart as Chinese characters. Its list means two ranges beyond U+FFFF that its
 * language reads as U+2001–2A6D and U+2F81–2FA1. Every published score was computed so; so are ours: quotation
 * marks, dashes and arrows stand alone, and the rare characters of extension B do not.
 */
const CHINESE =
  /[\u2001-\u2a6d\u2e80-\u2fdf\u2ff0-\u303f\u3100-\u312f\u31a0-\u31bf\u31c0-\u31ef\u3200-\u4db5\u4e00-\u9fbb\uf900-\ufa2d\ufa30-\ufa6a\ufa70-\ufad9\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef]/g;

/** The tokenization `zh` of sacreBLEU: every Chinese character alone, the rest as in `13a` but for its entities. */
export const tokenizeZh: Tokenize = (text) => splitMarks(strip(text).replace(CHINESE, ' $& '));
