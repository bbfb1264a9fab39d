import type { Content } from '#shared/content.ts';
import type { FormatId } from '#shared/documentFormats.ts';
import type { ErrorData } from '#shared/errors.ts';
import type { CutSegment } from '../segments/cutUnit.ts';
import type { ReadOptions } from '../document.ts';

/** A document: `copy` is where its bytes lie, `path` what it is called in messages and told by. */
export interface DocumentPlace {
  copy: string;
  path: string;
  /** The source language that was asked for, BCP 47 or `auto`: read again, it must be read in the same way. */
  asked: string;
  to: string;
  options: ReadOptions;
}

export interface ReadRequest extends DocumentPlace {
  kind: 'read';
  /** The languages that the model knows by its own account. */
  known: readonly string[];
}

export interface WriteRequest extends DocumentPlace {
  kind: 'write';
  /** The language that it turned out to be in. */
  from: string;
  bilingual: boolean;
  /** What the same units had when the document was read. */
  unitsHash: string;
  /** A path at which nothing is. */
  output: string;
}

export interface ReadSegment extends CutSegment {
  /** The same for segments with the same source. */
  hash: string;
  /** How many others have the same source. */
  repeats: number;
  words: number;
  /** What the document has already. */
  target?: Content;
}

/** A paragraph that has something to translate, or a part of its sentences: a long one comes in several. */
export interface ReadUnit {
  /** Its index in the document. */
  unit: number;
  heading: boolean;
  place: string;
  segments: readonly ReadSegment[];
  after: Content;
}

/** A paragraph's sentences as far as they are translated. */
export interface WrittenUnit {
  unit: number;
  segments: readonly (CutSegment & { target: Content | null })[];
  after: Content;
}

export interface ReadResult {
  format: FormatId;
  writtenAs: FormatId | null;
  /** `und` where it was asked for and the text does not tell. */
  from: string;
  unitsHash: string;
}

/** To the worker: one task at a time, and `more` or `targets` whenever it asked for it. */
export type ToWorker =
  | ReadRequest
  | WriteRequest
  | { kind: 'more' }
  | { kind: 'targets'; units: readonly WrittenUnit[] };

/** From the worker. It waits for an answer to `units` and `more`: nothing piles up on either side. */
export type FromWorker =
  | { kind: 'units'; units: readonly ReadUnit[] }
  /** Wants targets; none means that there are no more. */
  | { kind: 'more' }
  | { kind: 'read'; result: ReadResult }
  | { kind: 'written' }
  | { kind: 'failed'; error: ErrorData };
