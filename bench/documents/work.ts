/** A document that can be translated again and again. */
export interface Work {
  /** Of the source. */
  words: number;
  segments: number;
  /**
   * Translates all of it with so many segments in flight, and answers with the translations. `onStart` is called when it
   * is read and the work begins.
   */
  run(inFlight: number, onStart: () => void): Promise<readonly string[]>;
  close(): void;
}
