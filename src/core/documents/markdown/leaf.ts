import type { Unit } from '../document.ts';
import type { Range } from '../splice/region.ts';

/** What is written for a tag. `sign` says what it is, in whatever way it is spelled: to compare what was written with what was meant. */
export type MarkdownTag =
  | {
      kind: 'emphasis' | 'link' | 'image';
      sign: string;
      open: string;
      close: string;
      /** HTML for the same, for places where Markdown's own marks would not be read as such. */
      html?: readonly [string, string];
    }
  | { kind: 'alone' | 'break'; sign: string; alone: string }
  /** An address; `closed`: so that nothing beside it is read as part of it. */
  | { kind: 'address'; sign: string; alone: string; closed: string };

/** A block with text in it: a paragraph, a heading, a table's cell. */
export interface Leaf extends Unit, Range {
  kind: 'paragraph' | 'atx' | 'setext' | 'cell';
  /** The blocks around it and its own kind: to compare structures. */
  structure: string;
  /** What a further line of it begins with: `> `, the indentation of a list's item. */
  prefix: string;
  /** Written between source and target. */
  separator: string;
  tags: ReadonlyMap<number, MarkdownTag>;
}
