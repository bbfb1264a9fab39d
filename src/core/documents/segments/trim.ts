import type { Content } from '#shared/content.ts';
import { mergeText, pairsIn } from './contents.ts';

export interface Trimmed {
  before: Content;
  /** Empty where there is nothing but space and tags. */
  core: Content;
  after: Content;
}

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/**
 * Moves white space and tags at both ends out of a content: what stands there needs no translation. A pair is
 * moved whole or stays whole; what stands alone but reads as a word (code, a placeholder) stays.
 */
export function trim(content: Content): Trimmed {
  const parts = splitSpace(content);
  const isContent = (part: Content[number] | undefined): boolean =>
    part !== undefined &&
    (typeof part === 'string'
      ? part.trim() !== ''
      : part.kind === 'alone' && SAYS_SOMETHING.test(part.text ?? ''));
  const first = parts.findIndex(isContent);
  if (first < 0) return { before: mergeText(parts), core: [], after: [] };
  const last = parts.findLastIndex(isContent);

  const pairs = pairsIn(parts);
  let [begin, end] = [first, last];
  const isIn = (at: number) => at >= begin && at <= end;
  for (let grown = true; grown;) {
    grown = false;
    for (const [one, other] of pairs) {
      if (!isIn(one) || isIn(other)) continue;
      [begin, end] = [Math.min(begin, other), Math.max(end, other)];
      grown = true;
    }
  }
  return {
    before: mergeText(parts.slice(0, begin)),
    core: mergeText(parts.slice(begin, end + 1)),
    after: mergeText(parts.slice(end + 1)),
  };
}

/** White space at the ends of a text apart from it. */
function splitSpace(content: Content): Content {
  return content.flatMap((part): Content => {
    if (typeof part !== 'string') return [part];
    const text = part.trim();
    if (text === '') return part === '' ? [] : [part];
    const at = part.indexOf(text);
    return [part.slice(0, at), text, part.slice(at + text.length)].filter((piece) => piece !== '');
  });
}
