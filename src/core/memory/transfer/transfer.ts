/** Bytes of a file (or pairs) done and in all, and the pairs so far. */
export interface TransferProgress {
  done: number;
  total: number;
  pairs: number;
}

export interface Transfer {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: TransferProgress) => void) | undefined;
}

/** What became of the pairs of a file. */
export interface ImportResult {
  state: 'done' | 'stopped';
  added: number;
  /** Were there already. */
  skipped: number;
  /** Have no text, or languages that nobody knows. */
  refused: number;
}
