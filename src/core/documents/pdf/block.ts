import type { Fragment } from './lines.ts';

/** A paragraph of a page: its lines. */
export interface Paragraph {
  lines: readonly Fragment[];
  /** What its first line begins with as the item of a list. */
  marker: string;
  isCentered: boolean;
}

export type Block = Paragraph | { rows: readonly (readonly Fragment[])[] };
