import type { Content, InlineTag } from '#shared/content.ts';
import { marksOf } from '#core/translate/marks.ts';
import { highestId, mergeText } from './contents.ts';

export interface Protected {
  content: Content;
  /** The same with what was protected as text again. */
  restore: (content: Content) => Content;
}

/**
 * Text that only looks like a tag of ours would be taken for one. Entities stand where a file such as JSON holds text for
 * a web page; those that are letters stay, for they are parts of words.
 */
const LOOKALIKE =
  /<\/?[gx]\d{1,4}\/?>|&(?:amp|nbsp|[lg]t|quot|apos|copy|reg|trade|hellip|[mn]dash|middot|bull|times|[lr][sd]?a?quo|#\d{1,7}|#x[\da-f]{1,6});/gi;

/**
 * Placeholders, addresses and markup in the text become tags that stand alone, so that a model has nothing to spell.
 * Numbers stay: grammar goes by them.
 */
export function protect(content: Content): Protected {
  const texts = new Map<number, string>();
  let last = highestId(content);
  const hide = (text: string): InlineTag => {
    texts.set(++last, text);
    return { kind: 'alone', id: last, text };
  };
  return {
    content: content.flatMap((part) => (typeof part === 'string' ? hideIn(part, hide) : [part])),
    restore: (target) =>
      mergeText(
        target.map((part) => (typeof part === 'string' ? part : (texts.get(part.id) ?? part))),
      ),
  };
}

function hideIn(text: string, hide: (text: string) => InlineTag): (string | InlineTag)[] {
  const parts: (string | InlineTag)[] = [];
  let at = 0;
  for (const { begin, end } of protectedRanges(text)) {
    if (begin > at) parts.push(text.slice(at, begin));
    parts.push(hide(text.slice(begin, end)));
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

function protectedRanges(text: string): { begin: number; end: number }[] {
  const marks = marksOf(text).filter(({ kind }) => kind !== 'numbers');
  const lookalikes = Array.from(text.matchAll(LOOKALIKE), ({ 0: found, index }) => ({
    text: found,
    index,
  }));
  const ranges = [...marks, ...lookalikes]
    .map(({ index, text: { length } }) => ({ begin: index, end: index + length }))
    .sort((a, b) => a.begin - b.begin || b.end - a.end);
  return ranges.filter(({ begin }, i) => !ranges.slice(0, i).some((before) => before.end > begin));
}

const LETTER = /\p{L}/u;

/** Whether there is a word to translate, and not only numbers, marks and what is protected. */
export function hasWords(content: Content): boolean {
  return content.some(
    (part) =>
      typeof part === 'string' &&
      LETTER.test(part) &&
      hideIn(part, (text) => ({ kind: 'alone', id: 1, text })).some(
        (piece) => typeof piece === 'string' && LETTER.test(piece),
      ),
  );
}
