/**
 * What is not text in a unit of a document: formatting begins (`open`) and ends (`close`), or something stands there
 * `alone`, such as a footnote, an image or a placeholder. Pairs have the same `id` and are nested; ids count within a unit.
 */
export interface InlineTag {
  kind: 'open' | 'close' | 'alone';
  /** From 1. */
  id: number;
  /** For people: what stands there, in a few characters (`↵`, `{name}`). */
  text?: string | undefined;
}

/** A paragraph, a sentence: text and tags in the order they are read. Text is as people read it, with nothing escaped. */
export type Content = readonly (string | InlineTag)[];

/** The text alone. */
export function textOf(content: Content): string {
  return content.filter((part) => typeof part === 'string').join('');
}

/** Content as people see it where tags cannot be shown: what stands alone by its `text`. */
export function readableText(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : (part.text ?? ''))).join('');
}
