import type { Content, InlineTag } from '#shared/content.ts';

/** Content as it is edited: text with its tags as `<g1>`, `</g1>` and `<x2/>`. */
export function markedText(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : mark(part))).join('');
}

function mark({ kind, id }: InlineTag): string {
  if (kind === 'alone') return `<x${id}/>`;
  return kind === 'open' ? `<g${id}>` : `</g${id}>`;
}

/** A mark of the content to show what is to be kept; null where there is none. */
export function firstMark(content: Content): string | null {
  const tag = content.find((part) => typeof part !== 'string');
  return tag ? mark(tag) : null;
}
