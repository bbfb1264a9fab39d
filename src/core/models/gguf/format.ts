/** The GGUF file format, versions 2 and 3 (little-endian): https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
export const GGUF_MAGIC = 0x46554747;
export const DEFAULT_ALIGNMENT = 32;

/** Codes of metadata value types as the file holds them. */
export const ValueType = {
  uint8: 0,
  int8: 1,
  uint16: 2,
  int16: 3,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  array: 9,
  uint64: 10,
  int64: 11,
  float64: 12,
} as const;

export type ValueTypeName = keyof typeof ValueType;
export type ScalarTypeName = Exclude<ValueTypeName, 'array'>;

/** Bytes of one value; for a string, those of its length field. */
export const VALUE_BYTES: Record<ScalarTypeName, number> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  float32: 4,
  bool: 1,
  string: 8,
  uint64: 8,
  int64: 8,
  float64: 8,
};

export type Scalar = number | bigint | boolean | string;

export type MetadataValue =
  | { type: ScalarTypeName; value: Scalar }
  | { type: 'array'; itemType: ScalarTypeName; items: readonly Scalar[] };

export interface TensorInfo {
  name: string;
  /** Sizes, the fastest-running first. */
  shape: readonly number[];
  /** Code of the ggml type; see ggmlTypes.ts. */
  type: number;
  /** Bytes from the start of the tensor data. */
  offset: number;
  sizeBytes: number;
}

export interface GgufHeader {
  version: number;
  metadata: ReadonlyMap<string, MetadataValue>;
  tensors: readonly TensorInfo[];
  alignment: number;
  /** Where the tensor data begins, in bytes from the start of the file. */
  dataOffset: number;
  fileBytes: number;
}
