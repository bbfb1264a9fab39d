/** Text, and what is raised in it. */
export type Runs = readonly (string | { raised: string })[];

/** A block with what is written of each text: the translation, or the source and the translation. */
export type WrittenBlock =
  | {
      kind: 'paragraph';
      texts: readonly Runs[];
      level: number;
      marker: string;
      isCentered: boolean;
    }
  /** Rows, cells, and the texts of each. */
  | { kind: 'table'; rows: readonly (readonly (readonly Runs[])[])[] };

export interface Language {
  /** BCP 47. */
  to: string;
  isRtl: boolean;
}

/** A document that is made of a PDF. */
export interface Written {
  blocks: readonly WrittenBlock[];
  /** Of its first page, in points. */
  width: number;
  height: number;
  language: Language;
}
