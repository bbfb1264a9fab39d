import type { FileHandle } from 'node:fs/promises';
import { GgufDamage, NotGguf } from './damage.ts';
import {
  DEFAULT_ALIGNMENT,
  GGUF_MAGIC,
  VALUE_BYTES,
  ValueType,
  type GgufHeader,
  type MetadataValue,
  type Scalar,
  type ScalarTypeName,
  type TensorInfo,
  type ValueTypeName,
} from './format.ts';
import { ggmlType, tensorBytes } from './ggmlTypes.ts';
import { HeaderReader } from './headerReader.ts';
import { checkLayout } from './layout.ts';

/** The fewest bytes a key with its value, and a tensor's description, can take. */
const MIN_PAIR_BYTES = 8 + 4 + 1;
const MIN_TENSOR_BYTES = 8 + 4 + 8 + 4 + 8;
/**
 * Far more than any model has. What JavaScript makes of a key or an item takes many times its bytes in the file, so the
 * size of the header alone limits too little.
 */
const MAX_PAIRS = 1 << 16;
export const MAX_TENSORS = 1 << 16;
/** Of all arrays together; a vocabulary of 260,000 with merges has 1.3 million. */
const MAX_ITEMS = 1 << 22;
const MAX_NAME_BYTES = 65_535;
/** Some files carry a whole tokenizer.json, up to 33 MB. */
const MAX_TEXT_BYTES = 48 << 20;
/** ggml's own limits. */
const MAX_TENSOR_NAME_BYTES = 64;
const MAX_DIMENSIONS = 4;
const MAX_ALIGNMENT = 1 << 20;

const typeNames = new Map<number, ValueTypeName>(
  Object.entries(ValueType).map(([name, code]) => [code, name as ValueTypeName]),
);

/**
 * The header of a GGUF file, checked so that nothing in it reaches beyond the file. Throws NotGguf, GgufTruncation or
 * GgufDamage. `fileBytes` is the file's size.
 */
export async function readHeader(file: FileHandle, fileBytes: number): Promise<GgufHeader> {
  const reader = new HeaderReader(file, fileBytes);
  if (fileBytes < 4) throw new NotGguf();
  await reader.need(4);
  if (reader.u32() !== GGUF_MAGIC) throw new NotGguf();
  await reader.need(20);
  const version = reader.u32();
  if (version !== 2 && version !== 3) throw new GgufDamage(`GGUF version ${version} is not known`);
  const tensorCount = count(reader, reader.u64(), MIN_TENSOR_BYTES, 'the tensor list');
  const pairCount = count(reader, reader.u64(), MIN_PAIR_BYTES, 'the metadata');
  if (tensorCount > MAX_TENSORS || pairCount > MAX_PAIRS) {
    throw new GgufDamage(
      `${tensorCount} tensors and ${pairCount} keys are more than any model has`,
    );
  }

  const metadata = await readMetadata(reader, pairCount);
  const tensors = await readTensors(reader, tensorCount);
  const alignment = readAlignment(metadata);
  const dataOffset = Math.ceil(reader.position / alignment) * alignment;
  const header = { version, metadata, tensors, alignment, dataOffset, fileBytes };
  checkLayout(header);
  return header;
}

/** A number of items as a safe integer that the rest of the file has room for. */
function count(reader: HeaderReader, items: bigint, itemBytes: number, what: string): number {
  if (items > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new GgufDamage(`${what} has an impossible length`);
  }
  reader.checkFits(Number(items) * itemBytes, what);
  return Number(items);
}

async function readText(
  reader: HeaderReader,
  what: string,
  maxBytes = MAX_TEXT_BYTES,
): Promise<string> {
  await reader.need(8);
  const bytes = count(reader, reader.u64(), 1, what);
  if (bytes > maxBytes) throw new GgufDamage(`${what} is too long`);
  await reader.need(bytes);
  return reader.utf8(bytes);
}

async function readMetadata(reader: HeaderReader, pairs: number) {
  const metadata = new Map<string, MetadataValue>();
  let items = 0;
  for (let index = 0; index < pairs; index++) {
    const key = await readText(reader, 'a key', MAX_NAME_BYTES);
    if (metadata.has(key)) throw new GgufDamage(`the key ${key} appears twice`);
    const value = await readValue(reader, key);
    if (value.type === 'array') items += value.items.length;
    if (items > MAX_ITEMS) throw new GgufDamage('its arrays hold more than any model needs');
    metadata.set(key, value);
  }
  return metadata;
}

async function readType(reader: HeaderReader, key: string): Promise<ValueTypeName> {
  await reader.need(4);
  const code = reader.u32();
  const name = typeNames.get(code);
  if (!name) throw new GgufDamage(`${key} has a value of the unknown type ${code}`);
  return name;
}

async function readValue(reader: HeaderReader, key: string): Promise<MetadataValue> {
  const type = await readType(reader, key);
  if (type !== 'array') return { type, value: await readScalar(reader, type, key) };

  const itemType = await readType(reader, key);
  if (itemType === 'array') throw new GgufDamage(`${key} is an array of arrays`);
  await reader.need(8);
  const length = count(reader, reader.u64(), VALUE_BYTES[itemType], key);
  if (length > MAX_ITEMS) throw new GgufDamage(`${key} holds more than any model needs`);
  const items: Scalar[] = [];
  for (let index = 0; index < length; index++) {
    // A turn of the event loop for each of 280,000 merges would take seconds: wait only where bytes are missing.
    if (itemType === 'string') items.push(reader.textInBuffer() ?? (await readText(reader, key)));
    else {
      const missing = reader.need(VALUE_BYTES[itemType]);
      if (missing) await missing;
      items.push(takeNumber(reader, itemType, key));
    }
  }
  return { type, itemType, items };
}

async function readScalar(reader: HeaderReader, type: ScalarTypeName, key: string) {
  if (type === 'string') return readText(reader, key);
  await reader.need(VALUE_BYTES[type]);
  return takeNumber(reader, type, key);
}

function takeNumber(
  reader: HeaderReader,
  type: Exclude<ScalarTypeName, 'string'>,
  key: string,
): Scalar {
  switch (type) {
    case 'uint8':
      return reader.u8();
    case 'int8':
      return reader.i8();
    case 'uint16':
      return reader.u16();
    case 'int16':
      return reader.i16();
    case 'uint32':
      return reader.u32();
    case 'int32':
      return reader.i32();
    case 'float32':
      return reader.f32();
    case 'uint64':
      return reader.u64();
    case 'int64':
      return reader.i64();
    case 'float64':
      return reader.f64();
    case 'bool': {
      const byte = reader.u8();
      if (byte > 1) throw new GgufDamage(`${key} is neither true nor false`);
      return byte === 1;
    }
  }
}

async function readTensors(reader: HeaderReader, tensorCount: number): Promise<TensorInfo[]> {
  const tensors: TensorInfo[] = [];
  const names = new Set<string>();
  for (let index = 0; index < tensorCount; index++) {
    const tensor = await readTensor(reader);
    if (names.has(tensor.name)) throw new GgufDamage(`the tensor ${tensor.name} appears twice`);
    names.add(tensor.name);
    tensors.push(tensor);
  }
  return tensors;
}

async function readTensor(reader: HeaderReader): Promise<TensorInfo> {
  const name = await readText(reader, 'a tensor name', MAX_TENSOR_NAME_BYTES);
  await reader.need(4);
  const dimensions = reader.u32();
  if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
    throw new GgufDamage(`${name} has ${dimensions} dimensions`);
  }
  await reader.need(dimensions * 8 + 12);
  const shape = Array.from({ length: dimensions }, () => reader.u64());
  if (shape.some((size) => size < 1n) || shape.reduce((a, b) => a * b) > 1n << 53n) {
    throw new GgufDamage(`${name} has an impossible shape`);
  }
  const code = reader.u32();
  const offset = reader.u64();
  const type = ggmlType(code);
  if (!type) throw new GgufDamage(`${name} has the unknown type ${code}`);
  const sizes = shape.map(Number);
  if ((sizes[0] ?? 0) % type.blockSize !== 0) {
    throw new GgufDamage(`the rows of ${name} are not whole ${type.name} blocks`);
  }
  if (offset > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new GgufDamage(`${name} has an impossible offset`);
  }
  const sizeBytes = tensorBytes(sizes, type);
  return { name, shape: sizes, type: code, offset: Number(offset), sizeBytes };
}

function readAlignment(metadata: ReadonlyMap<string, MetadataValue>): number {
  const entry = metadata.get('general.alignment');
  if (!entry) return DEFAULT_ALIGNMENT;
  const alignment = entry.type === 'uint32' ? Number(entry.value) : 0;
  const isPowerOfTwo = alignment > 0 && Number.isInteger(Math.log2(alignment));
  if (!isPowerOfTwo || alignment > MAX_ALIGNMENT) {
    throw new GgufDamage('general.alignment is not a sensible power of two');
  }
  return alignment;
}
