import { open } from 'node:fs/promises';
import {
  DEFAULT_ALIGNMENT,
  GGUF_MAGIC,
  VALUE_BYTES,
  ValueType,
  type MetadataValue,
  type Scalar,
  type ScalarTypeName,
} from './format.ts';

export interface TensorToWrite {
  name: string;
  shape: readonly number[];
  /** Code of the ggml type. */
  type: number;
  /** The tensor's bytes, made when their turn comes. */
  data: () => Uint8Array;
  sizeBytes: number;
}

/** A tensor too large to be in memory at once: its bytes come in pieces, each of which may be a promise. */
export interface StreamedTensor extends Omit<TensorToWrite, 'data'> {
  data: () => AsyncIterable<Uint8Array>;
}

/** Writes a GGUF version 3 file with the default alignment of 32 bytes. Replaces what is at `path`. */
export async function writeGguf(
  path: string,
  metadata: ReadonlyMap<string, MetadataValue>,
  tensors: readonly (TensorToWrite | StreamedTensor)[],
): Promise<void> {
  const file = await open(path, 'w');
  try {
    let at = 0;
    const write = async (bytes: Uint8Array) => {
      await file.writeFile(bytes);
      at += bytes.length;
    };
    await write(encodeHeader(metadata, tensors));
    for (const { name, data, sizeBytes } of tensors) {
      await write(Buffer.alloc(padding(at)));
      const end = at + sizeBytes;
      const bytes = data();
      if (bytes instanceof Uint8Array) await write(bytes);
      else for await (const piece of bytes) await write(piece);
      if (at !== end) throw new Error(`${name} has not the size that was promised`);
    }
  } finally {
    await file.close();
  }
}

/** The bytes before the tensor data, without the padding that follows them. */
export function encodeHeader(
  metadata: ReadonlyMap<string, MetadataValue>,
  tensors: readonly Omit<StreamedTensor, 'data'>[],
): Buffer {
  const parts = [u32(GGUF_MAGIC), u32(3), u64(tensors.length), u64(metadata.size)];
  for (const [key, value] of metadata) parts.push(text(key), encodeValue(value));
  let offset = 0;
  for (const { name, shape, type, sizeBytes } of tensors) {
    parts.push(text(name), u32(shape.length), ...shape.map(u64), u32(type), u64(offset));
    offset += sizeBytes + padding(sizeBytes);
  }
  return Buffer.concat(parts);
}

const padding = (bytes: number) =>
  (DEFAULT_ALIGNMENT - (bytes % DEFAULT_ALIGNMENT)) % DEFAULT_ALIGNMENT;

function encodeValue(value: MetadataValue): Buffer {
  if (value.type !== 'array') {
    return Buffer.concat([u32(ValueType[value.type]), encodeScalar(value.type, value.value)]);
  }
  const { itemType, items } = value;
  return Buffer.concat([
    u32(ValueType.array),
    u32(ValueType[itemType]),
    u64(items.length),
    ...items.map((item) => encodeScalar(itemType, item)),
  ]);
}

function encodeScalar(type: ScalarTypeName, value: Scalar): Buffer {
  if (type === 'string') return text(String(value));
  const bytes = Buffer.alloc(VALUE_BYTES[type]);
  switch (type) {
    case 'uint8':
    case 'bool':
      bytes.writeUInt8(Number(value));
      break;
    case 'int8':
      bytes.writeInt8(Number(value));
      break;
    case 'uint16':
      bytes.writeUInt16LE(Number(value));
      break;
    case 'int16':
      bytes.writeInt16LE(Number(value));
      break;
    case 'uint32':
      bytes.writeUInt32LE(Number(value));
      break;
    case 'int32':
      bytes.writeInt32LE(Number(value));
      break;
    case 'float32':
      bytes.writeFloatLE(Number(value));
      break;
    case 'float64':
      bytes.writeDoubleLE(Number(value));
      break;
    case 'uint64':
      bytes.writeBigUInt64LE(BigInt(value));
      break;
    case 'int64':
      bytes.writeBigInt64LE(BigInt(value));
      break;
  }
  return bytes;
}

function u32(value: number): Buffer {
  return encodeScalar('uint32', value);
}

function u64(value: number): Buffer {
  return encodeScalar('uint64', value);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}
