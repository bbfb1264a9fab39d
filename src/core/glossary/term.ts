import type { TermFields } from '#shared/ipc/glossary.ts';

/** A word of a glossary: see `termFieldsSchema` for how it is found. */
export type Term = Readonly<TermFields>;

/** A term that stands in a text, and what its translation is asked to do about it. */
export interface TermWish {
  /** As the glossary has it; empty for a word that is forbidden everywhere. */
  source: string;
  /** Any of them will do, and the first is asked for; empty where only something is forbidden. */
  targets: readonly string[];
  /** What must not stand in the target. */
  forbidden: readonly string[];
  note: string;
  caseSensitive: boolean;
  match: Term['match'];
}

/**
 * The terms of a text in the order they stand there, each once, and the words that are forbidden everywhere. The work goes by the
 * length of the text, not by the size of the glossaries.
 */
export type TermFinder = (text: string) => readonly TermWish[];

export const noTerms: TermFinder = () => [];
