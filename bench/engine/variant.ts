/** One turn of one variant: the same prompt evaluated cold, then the same number of tokens decoded greedily. */
export interface Turn {
  firstTokenMs: number;
  /** From the first token to the last. */
  decodeMs: number;
  /** Prompt tokens that were evaluated, not found in the KV cache. */
  evaluated: number;
  /** Equal in every variant, or the comparison is of different work. */
  tokens: readonly number[];
}

export interface Variant {
  name: string;
  run(): Promise<Turn>;
  close(): Promise<void>;
}

export interface Work {
  model: string;
  threads: number;
  newTokens: number;
}
