import type { DtypeName } from '../../dtypes.ts';

/** What a pickle of weights can hold. Lists and sets are in none. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | PickleTuple
  | PickleDict
  | PickleName
  | TorchStorage
  | TorchTensor;

export interface PickleTuple {
  kind: 'tuple';
  items: readonly PickleValue[];
}

/** A `dict` or an `OrderedDict`. */
export interface PickleDict {
  kind: 'dict';
  items: Map<string, PickleValue>;
}

/** A Python function or class, by its name alone. */
export interface PickleName {
  kind: 'name';
  /** With its module: `torch.HalfStorage`. */
  name: string;
}

/** A row of numbers in a file of the archive. */
export interface TorchStorage {
  kind: 'storage';
  /** Of the file. */
  key: string;
  dtype: DtypeName;
  /** How many numbers. */
  length: number;
}

/** A view of a storage. Sizes, the slowest-running first; offset and strides in numbers. */
export interface TorchTensor {
  kind: 'tensor';
  storage: TorchStorage;
  offset: number;
  shape: readonly number[];
  strides: readonly number[];
}

export const tuple = (items: readonly PickleValue[]): PickleTuple => ({ kind: 'tuple', items });
export const dict = (): PickleDict => ({ kind: 'dict', items: new Map() });

/** Whether a value is of one of the kinds that have one. */
export function isKind<K extends 'tuple' | 'dict' | 'name' | 'storage' | 'tensor'>(
  value: PickleValue | undefined,
  kind: K,
): value is Extract<PickleValue, { kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}
