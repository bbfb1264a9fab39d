/** A pair as a file has it. */
export interface FoundPair {
  source: string;
  target: string;
  /** As the file names them. */
  from: string;
  to: string;
  /** Milliseconds since 1970; null where the file does not say. */
  createdAt: number | null;
}

/** Reads the text of a file as it comes; what is found is told at once. Errors: `PairProblem`. */
export interface PairReader {
  write: (text: string) => void;
  /** After the last piece. */
  end: () => void;
}

/** Told for each pair, and with null for what should be one and is none. */
export type Take = (pair: FoundPair | null) => void;

/** Why a file cannot be read any further; `message` is a clause. */
export class PairProblem extends Error {
  override readonly name = 'PairProblem';
}

/** A longer text is no segment. In UTF-16 units. */
export const MAX_TEXT = 1_000_000;
