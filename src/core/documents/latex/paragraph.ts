import type { Content, InlineTag } from '#shared/content.ts';
import type { Piece, Range, Region, TagSource } from '../splice/region.ts';

type Part = Range &
  (
    | { kind: 'text'; text: string }
    | { kind: 'alone'; piece: Piece; shown: string }
    | { kind: 'open' | 'close'; pair: { open: Piece; close: Piece } }
  );

/** Collects the parts of a paragraph, in order. */
export interface Paragraph {
  say(text: string, begin: number, end: number): void;
  /** Something that is not text; `shown` is empty for what is not seen either. */
  alone(piece: Piece, shown: string, range: Range): void;
  pair(pair: { open: Range; close: Range }, inside: () => void): void;
  /** The paragraph as a region, if it has words in it; it begins anew. */
  end(): Pick<Region, 'content' | 'tags' | 'begin' | 'end'> | undefined;
}

export function createParagraph(): Paragraph {
  let parts: Part[] = [];
  return {
    say(text, begin, end) {
      parts.push({ kind: 'text', text, begin, end });
    },
    alone(piece, shown, { begin, end }) {
      parts.push({ kind: 'alone', piece, shown, begin, end });
    },
    pair(pair, inside) {
      parts.push({ kind: 'open', pair, ...pair.open });
      inside();
      parts.push({ kind: 'close', pair, ...pair.close });
    },
    end() {
      const kept = trimmed(parts);
      parts = [];
      if (!kept.some((part) => part.kind === 'text' && /\p{L}/u.test(part.text))) return undefined;
      const { content, tags } = contentOf(kept);
      return { content, tags, begin: kept[0]?.begin ?? 0, end: kept.at(-1)?.end ?? 0 };
    },
  };
}

/** Without spaces and what is not seen at either end. */
function trimmed(parts: readonly Part[]): Part[] {
  const isNothing = (part: Part) =>
    part.kind === 'text' ? part.text.trim() === '' : part.kind === 'alone' && part.shown === '';
  const first = parts.findIndex((part) => !isNothing(part));
  const last = parts.findLastIndex((part) => !isNothing(part));
  return first < 0 ? [] : parts.slice(first, last + 1);
}

function contentOf(parts: readonly Part[]): {
  content: Content;
  tags: Map<number, TagSource>;
} {
  const tags = new Map<number, TagSource>();
  const ids = new Map<object, number>();
  const content: (string | InlineTag)[] = [];
  for (const part of parts) {
    const last = content.at(-1);
    if (part.kind === 'text') {
      if (typeof last === 'string') content[content.length - 1] = last + part.text;
      else if (part.text !== '') content.push(part.text);
    } else if (part.kind === 'alone') {
      const id = tags.size + 1;
      tags.set(id, { alone: part.piece });
      content.push({ kind: 'alone', id, ...(part.shown !== '' && { text: part.shown }) });
    } else {
      const id = ids.get(part.pair) ?? tags.size + 1;
      ids.set(part.pair, id);
      tags.set(id, part.pair);
      content.push({ kind: part.kind, id });
    }
  }
  return { content: content.map(oneSpace), tags };
}

const oneSpace = <T>(part: T | string) =>
  typeof part === 'string' ? part.replace(/[ \t\r\n]+/g, ' ') : part;
