/** A text and its translation, to be written. */
export interface TextPair {
  source: string;
  target: string;
  /** BCP 47 codes; anything else is an undetermined language. */
  from: string;
  to: string;
  /** Where it comes from, as the memory has it. */
  origin?: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** A file of pairs: its beginning, each pair, its end. */
export interface PairFormat {
  head: string;
  /** Empty for a pair of which nothing can be written. */
  pair: (pair: TextPair) => string;
  tail: string;
}
