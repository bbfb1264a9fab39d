import type { FormatId } from '#shared/documentFormats.ts';
import type { Content } from '#shared/content.ts';

/** A paragraph or another leaf of a document: what is translated as one. */
export interface Unit {
  content: Content;
  /** Helps to translate what follows. */
  heading?: boolean;
  /** Where it stands, where that helps a reviewer: a key, a cell, a slide, a time. Not translated. */
  place?: string;
  /** The document has this translation already, finished by its own account: it is kept. */
  translated?: Content;
}

/** What became of the units, by their index; a unit without a target stays as it was, byte for byte. */
export type Targets = ReadonlyMap<number, Content>;

export interface WriteOptions {
  /** BCP 47: for formats that name their language. */
  from: string;
  to: string;
  /** Source and target, where the format can hold both. */
  bilingual?: boolean;
}

/** A document that was read: what to translate, and how to write it. */
export interface Document {
  /** In reading order, and the same each time the same bytes are read. */
  units: readonly Unit[];
  /**
   * The document with its translation; with no targets and not bilingual, the bytes that were read. Each target has every
   * tag of its unit exactly once, nested (`segments/` sees to that).
   */
  write(targets: Targets, options: WriteOptions): Promise<Uint8Array>;
  /** How the written document is called, where it is of another kind than what was read (a PDF becomes a docx). */
  writtenAs?: FormatId;
}

export interface DocumentInput {
  bytes: Uint8Array;
  /** Absolute path or name: for messages, and to tell formats that look alike. */
  path: string;
  /** BCP 47, or `auto`: for guessing the character encoding. */
  from: string;
  /** BCP 47: tells which of the translations that the document has already count. */
  to?: string | undefined;
}

/** Settings of a format that the user may choose. */
export interface ReadOptions {
  /** csv: the columns to translate, counted from 1 or by their name; without it, those with words in them. */
  columns?: readonly (number | string)[];
  /** Text formats: write UTF-8 instead of the encoding that was read. */
  toUtf8?: boolean;
  /** pdf: what is written. */
  pdfAs?: 'docx' | 'html';
}

/** One kind of document. */
export interface DocumentFormat {
  id: FormatId;
  /** Whether the bytes are certainly of this kind, whatever the name says: a signature, a declaration. */
  recognizes(input: DocumentInput): boolean;
  /** Errors: `document.*`. */
  read(input: DocumentInput, options: ReadOptions): Promise<Document>;
}
