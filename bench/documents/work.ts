/** One way to translate a document. */
export interface Work {
  /** Of the source. */
  words: number;
  segments: number;
  /** Translates all of it with so many segments in flight, and answers with the translations. */
  run(inFlight: number): Promise<readonly string[]>;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of a text in any language. */
export function countWords(text: string): number {
  return Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike).length;
}
