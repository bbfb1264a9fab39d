import type { Range } from '../splice/region.ts';
import type { Argument } from './arguments.ts';
import type { Paragraph } from './paragraph.ts';
import type { Structure } from './structure.ts';

/** Groups in groups: deeper ones stay as they are. */
export const MAX_DEPTH = 40;

/** How a stretch of a document is read. */
export interface Reading {
  paragraph: Paragraph;
  /** Within formatting: paragraphs cannot end here. */
  inline: boolean;
  table: boolean;
  heading: boolean;
  isOptional: boolean;
  depth: number;
}

/** What reads a document; each part of LaTeX is read by a function of its own with it. */
export interface TexReader {
  readonly text: string;
  readonly structure: Structure;
  /** The environments that the document makes for its theorems and the like. */
  readonly theorems: ReadonlySet<string>;
  /** Ends a paragraph. */
  flush: (reading: Reading) => void;
  /** Reads a stretch with paragraphs of its own. */
  block: (range: Range, reading: Partial<Reading>) => void;
  /** Reads formatting around a text: [begin, from) opens and [close, end) closes it. */
  enclosed: (begin: number, from: number, close: number, end: number, reading: Reading) => void;
  /** Where a mark stands next, or −1. */
  indexOf: (mark: string, from: number) => number;
}

/** A short title in brackets and the title itself; overlays of slides are no text. */
export function textArguments(list: readonly Argument[], earlier: number): Argument[] {
  let braces = 0;
  return list.filter(({ isOptional }) => isOptional || braces++ >= earlier);
}

/** Whether paragraphs, or what stands between them, are in it. */
export const hasBlocks = (text: string) =>
  /\n[ \t]*\r?\n|\\begin\s*\{(?!equation|align|math)|\\(?:item|par|section|subsection|chapter)(?![a-zA-Z])/.test(
    text,
  );

/** What stands for markup, for people. */
export const short = (raw: string) => {
  const line = raw.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};
