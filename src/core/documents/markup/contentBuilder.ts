import type { Content, InlineTag } from '#shared/content.ts';
import type { Piece, TagSource } from '../splice/region.ts';

/** Collects the content of a unit, with what stands for its tags, in reading order. */
export interface ContentBuilder {
  content: Content;
  tags: ReadonlyMap<number, TagSource>;
  text: (value: string) => void;
  /** What stands alone; `text` is for people. */
  alone: (piece: Piece, text?: string, once?: boolean) => void;
  /** Formatting around what `inside` adds. */
  pair: (open: Piece, close: Piece, inside: () => void) => void;
}

export function contentBuilder(): ContentBuilder {
  const content: (string | InlineTag)[] = [];
  const tags = new Map<number, TagSource>();

  return {
    content,
    tags,
    text(value) {
      if (value === '') return;
      const last = content.at(-1);
      if (typeof last === 'string') content[content.length - 1] = last + value;
      else content.push(value);
    },
    alone(piece, text, once) {
      const id = tags.size + 1;
      tags.set(id, once ? { alone: piece, once } : { alone: piece });
      content.push(text === undefined ? { kind: 'alone', id } : { kind: 'alone', id, text });
    },
    pair(open, close, inside) {
      const id = tags.size + 1;
      tags.set(id, { open, close });
      content.push({ kind: 'open', id });
      inside();
      content.push({ kind: 'close', id });
    },
  };
}

const LETTER = /\p{L}/u;

/** Whether there is something to translate. */
export function hasLetters(content: Content): boolean {
  return content.some((part) => typeof part === 'string' && LETTER.test(part));
}

/** What stands alone, in a few characters for people. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39).toWellFormed()}…` : line;
}
