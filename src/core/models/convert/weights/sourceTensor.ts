import type { InputFile } from '../inputFile.ts';
import type { DtypeName } from './dtypes.ts';

/** A tensor in a file of weights: its values lie one after the other, row by row. */
export interface SourceTensor {
  name: string;
  file: InputFile;
  dtype: DtypeName;
  /** Sizes, the slowest-running first. */
  shape: readonly number[];
  /** From the start of the file, in bytes. */
  position: number;
}
