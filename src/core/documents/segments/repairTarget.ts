import { textOf, type Content, type InlineTag } from '#shared/content.ts';
import { mergeText, pairsIn } from './contents.ts';

/** Content as the text that models and people write: tags as `<g1>`, `</g1>` and `<x2/>`. */
export function toMarked(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : mark(part))).join('');
}

function mark({ kind, id }: InlineTag): string {
  return kind === 'alone' ? `<x${id}/>` : kind === 'open' ? `<g${id}>` : `</g${id}>`;
}

export interface Repaired {
  /** Has every tag of the source exactly once, and its pairs are nested. */
  target: Content;
  /** Nothing had to be put back: neither a tag was lost nor the words that were formatted. */
  isWhole: boolean;
}

/** As models spell them: with spaces, full width, a slash too many. */
const MARK = /[<＜]\s?([/／]?)\s?([gGxX])\s?(\d{1,4})\s?([/／]?)\s?[>＞]/g;

/** Marked text without its marks. */
export const withoutMarks = (marked: string): string => marked.replace(MARK, '');

/**
 * Reads marked text as the translation of `source`. Marks that it does not have are dropped, unless they are words of the
 * source; further copies are dropped too, pairs that cross are closed early, and what was lost stands at the end.
 */
export function repairTarget(source: Content, marked: string): Repaired {
  const writer = createWriter(source);
  const words = textOf(source);
  let at = 0;
  for (const { 0: text, 1: slash, 2: letter, 3: digits, index } of marked.matchAll(MARK)) {
    writer.text(marked.slice(at, index));
    at = index + text.length;
    const isPair = letter?.toLowerCase() === 'g';
    const kind = isPair ? (slash ? 'close' : 'open') : 'alone';
    if (!writer.tag(kind, Number(digits)) && words.includes(text)) writer.text(text);
  }
  writer.text(marked.slice(at));
  return writer.end();
}

function createWriter(source: Content) {
  const kinds = new Map<number, InlineTag>();
  for (const part of source) {
    if (typeof part !== 'string' && part.kind !== 'close') kinds.set(part.id, part);
  }
  const seen = new Set<number>();
  const open: number[] = [];
  const parts: (string | InlineTag)[] = [];

  function close(until: number): void {
    for (;;) {
      const id = open.pop();
      if (id === undefined) return;
      parts.push({ kind: 'close', id });
      if (id === until) return;
    }
  }

  return {
    text(text: string): void {
      if (text !== '') parts.push(text);
    },
    /** Whether the source has such a tag. */
    tag(kind: InlineTag['kind'], id: number): boolean {
      const known = kinds.get(id);
      if (!known || (known.kind === 'alone') !== (kind === 'alone')) return false;
      if (kind === 'close') {
        if (open.includes(id)) close(id);
      } else if (!seen.has(id)) {
        seen.add(id);
        parts.push(known);
        if (kind === 'open') open.push(id);
      }
      return true;
    },
    end(): Repaired {
      if (open[0] !== undefined) close(open[0]);
      const lost = Array.from(kinds.values()).filter(({ id }) => !seen.has(id));
      for (const tag of lost) {
        parts.push(tag);
        if (tag.kind === 'open') parts.push({ kind: 'close', id: tag.id });
      }
      const target = mergeText(parts);
      return { target, isWhole: lost.length === 0 && !losesFormattedWords(source, target) };
    },
  };
}

/** Whether a pair that had something in it has nothing now. */
function losesFormattedWords(source: Content, target: Content): boolean {
  const filled = filledPairs(source);
  const stillFilled = filledPairs(target);
  return Array.from(filled).some((id) => !stillFilled.has(id));
}

function filledPairs(content: Content): Set<number> {
  const filled = new Set<number>();
  for (const [from, to] of pairsIn(content)) {
    const tag = content[from];
    if (from > to || tag === undefined || typeof tag === 'string') continue;
    const inside = content.slice(from + 1, to);
    const isFilled = inside.some((part) =>
      typeof part === 'string' ? part.trim() !== '' : part.kind === 'alone',
    );
    if (isFilled) filled.add(tag.id);
  }
  return filled;
}
