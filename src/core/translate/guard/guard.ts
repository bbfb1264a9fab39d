import type { Generation } from '#core/engine/engine.ts';
import type { TermWish } from '#core/glossary/term.ts';
import type { SegmentFlag, SegmentTerm } from '#shared/ipc/translator.ts';

/** A translation to be looked at. */
export interface Suspect {
  source: string;
  target: string;
  finish: Generation['finish'];
  /** BCP 47; `und` where it is not known. */
  from: string;
  to: string;
  /** What the glossaries have for the source. */
  terms: readonly TermWish[];
}

/** Whether something is wrong with a translation. Pure, and in bounded time whatever the texts are. */
export type Check = (suspect: Suspect) => boolean | Promise<boolean>;

export interface Verdict {
  /** In the order of `GUARD_CHECKS`; none of a check that is off. */
  flags: SegmentFlag[];
  /** What became of each of the terms. */
  terms: SegmentTerm[];
  /** 0 is good; of two translations the one with less is kept. */
  badness: number;
}

/** The output guard: finds what is wrong with a translation, and takes away what a model added to it. */
export interface Guard {
  check: (suspect: Suspect) => Promise<Verdict>;
  /** The answer without preambles, notes and quotation marks that are not of the source; unchanged where that is not sure. */
  clean: (answer: string, source: string) => string;
  /**
   * Is fed an answer as it comes, and answers what of it can be shown by now: ever longer, and without what may still
   * become an addition.
   */
  cleaner: (source: string) => (text: string) => string;
  /** Is fed an answer as it comes, and says true once when it goes round in circles. */
  watch: (source: string) => (text: string) => boolean;
}
