import type { DtypeName } from '../weights/dtypes.ts';
import { toHalves } from '../float16.ts';

/** A tensor to write, its values as 32-bit floats. */
export interface TestTensor {
  shape: readonly number[];
  values: Float32Array;
  dtype?: DtypeName;
}

/** A safetensors file of these tensors, in this order. */
export function encodeSafetensors(tensors: Readonly<Record<string, TestTensor>>): Buffer {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  const data: Buffer[] = [];
  let at = 0;
  for (const [name, { shape, values, dtype = 'F32' }] of Object.entries(tensors)) {
    const bytes = encodeValues(values, dtype);
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.length] };
    at += bytes.length;
    data.push(bytes);
  }
  return withHeader(JSON.stringify(header), ...data);
}

/** A safetensors file with a header of any kind. */
export function withHeader(header: string, ...data: Uint8Array[]): Buffer {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...data]);
}

/** The bytes of these values, as files of weights hold them. */
export function encodeValues(values: Float32Array, dtype: DtypeName): Buffer {
  switch (dtype) {
    case 'F32':
      return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    case 'F16':
      return Buffer.from(toHalves(values).buffer);
    case 'BF16': {
      const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
      return Buffer.from(Uint16Array.from(words, (word) => word >>> 16).buffer);
    }
  }
}
