import type { Unit } from '../document.ts';

/** A part of a text, in UTF-16 units: [begin, end). */
export interface Range {
  begin: number;
  end: number;
}

/**
 * What is written for a tag: a part of the original, in which further regions may lie, something of the format's own, or
 * several of these.
 */
export type Piece = Range | string | readonly (Range | string)[];

export type TagSource =
  | { open: Piece; close: Piece }
  | {
      alone: Piece;
      /** It may stand in a document once only (a footnote, an anchor): a second, bilingual copy leaves it out. */
      once?: boolean;
    };

/**
 * A part of a document's text that is replaced by its translation; all around it stays as it is, byte for byte.
 * Regions may lie within each other only where a tag's piece holds the inner one.
 */
export interface Region extends Unit, Range {
  tags: ReadonlyMap<number, TagSource>;
  /** Text as the format writes it here; `inside`: the ids of the tags that are open, the outermost first. */
  encode: (text: string, inside: readonly number[]) => string;
  /** Written between source and target in a bilingual document; without it there is the target alone. */
  separator?: string;
}
