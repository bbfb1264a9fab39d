import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GgufDamage, GgufTruncation, NotGguf } from './damage.ts';
import type { GgufHeader, MetadataValue, ScalarTypeName } from './format.ts';
import { readHeader } from './readHeader.ts';
import { encodeHeader, writeGguf, type TensorToWrite } from './writeGguf.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gguf-'));
  file = path.join(folder, 'a.gguf');
});
afterAll(() => rm(folder, { recursive: true }));

async function read(): Promise<GgufHeader> {
  const handle = await open(file, 'r');
  try {
    return await readHeader(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

async function readBytes(bytes: Uint8Array): Promise<GgufHeader> {
  await writeFile(file, bytes);
  return read();
}

const f32 = (name: string, ...shape: number[]): TensorToWrite => {
  const values = shape.reduce((a, b) => a * b, 1);
  const data = () => new Uint8Array(new Float32Array(values).fill(0.5).buffer);
  return { name, shape, type: 0, data, sizeBytes: values * 4 };
};
const text = (value: string): MetadataValue => ({ type: 'string', value });
const small = encodeHeader(new Map([['k', text('v')]]), [f32('t', 32)]);
/** Where the parts of `small` lie. */
const at = { version: 4, tensors: 8, pairs: 16, key: 24, type: 33, value: 37, tensor: 46 };
const patched = (patch: (bytes: Buffer) => void) => {
  const bytes = Buffer.concat([small, Buffer.alloc(512)]);
  patch(bytes);
  return bytes;
};

describe('writing and reading a GGUF file', () => {
  const scalar: fc.Arbitrary<{ type: ScalarTypeName; value: number | bigint | boolean | string }> =
    fc.oneof(
      fc.record({ type: fc.constant('uint8' as const), value: fc.nat(255) }),
      fc.record({ type: fc.constant('int8' as const), value: fc.integer({ min: -128, max: 127 }) }),
      fc.record({ type: fc.constant('uint16' as const), value: fc.nat(65535) }),
      fc.record({ type: fc.constant('int16' as const), value: fc.integer({ min: -9, max: 9 }) }),
      fc.record({ type: fc.constant('uint32' as const), value: fc.nat() }),
      fc.record({ type: fc.constant('int32' as const), value: fc.integer() }),
      fc.record({ type: fc.constant('float32' as const), value: fc.float({ noNaN: true }) }),
      fc.record({ type: fc.constant('float64' as const), value: fc.double({ noNaN: true }) }),
      fc.record({ type: fc.constant('uint64' as const), value: fc.bigInt(0n, 2n ** 64n - 1n) }),
      fc.record({ type: fc.constant('int64' as const), value: fc.bigInt(-(2n ** 63n), 0n) }),
      fc.record({ type: fc.constant('bool' as const), value: fc.boolean() }),
      fc.record({ type: fc.constant('string' as const), value: fc.string({ unit: 'binary' }) }),
    );
  const value: fc.Arbitrary<MetadataValue> = fc.oneof(
    scalar,
    scalar.chain(({ type, value: first }) =>
      fc
        .array(fc.constant(first), { maxLength: 5 })
        .map((items) => ({ type: 'array' as const, itemType: type, items })),
    ),
  );
  const keys = fc.string({ minLength: 1, unit: 'grapheme-ascii' });
  const metadata = fc
    .array(fc.tuple(keys, value), { maxLength: 6 })
    .map((pairs) => new Map(pairs.filter(([key]) => key !== 'general.alignment')));
  const tensors = fc.uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 99 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    ),
    { maxLength: 5, selector: ([id]) => id },
  );

  it('gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(metadata, tensors, async (pairs, shapes) => {
        const written = shapes.map(([id, shape]) => f32(`t${id}`, ...shape));
        await writeGguf(file, pairs, written);
        const header = await read();
        expect(header.version).toBe(3);
        expect([...header.metadata]).toEqual([...pairs]);
        expect(header.tensors.map(({ name, shape }) => ({ name, shape }))).toEqual(
          written.map(({ name, shape }) => ({ name, shape })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('finds the tensor data where it says', async () => {
    await writeGguf(file, new Map(), [f32('a', 3), f32('b', 5)]);
    const { tensors: found, dataOffset, fileBytes } = await read();
    const last = found[1];
    expect(found.map(({ offset }) => offset)).toEqual([0, 32]);
    expect(dataOffset + (last?.offset ?? 0) + (last?.sizeBytes ?? 0)).toBe(fileBytes);
  });
});

describe('a file that is not what it says', () => {
  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['three bytes', Buffer.from('GGU')],
    ['another magic', patched((bytes) => bytes.write('GGML'))],
    ['a text file', Buffer.from('Hello, this is a text.\n')],
  ])('is no GGUF file: %s', async (_, bytes) => {
    await expect(readBytes(bytes)).rejects.toThrow(NotGguf);
  });

  it.each<[string, (bytes: Buffer) => void]>([
    ['an unknown version', (b) => b.writeUInt32LE(1, at.version)],
    ['the other byte order', (b) => b.writeUInt32BE(3, at.version)],
    ['an impossible number of tensors', (b) => b.writeBigUInt64LE(2n ** 60n, at.tensors)],
    ['an impossible number of keys', (b) => b.writeBigUInt64LE(2n ** 63n, at.pairs)],
    ['a key of impossible length', (b) => b.writeBigUInt64LE(2n ** 56n, at.key)],
    ['a value of an unknown type', (b) => b.writeUInt32LE(13, at.type)],
    ['a text of impossible length', (b) => b.writeBigUInt64LE(2n ** 62n, at.value)],
    ['no dimension', (b) => b.writeUInt32LE(0, at.tensor + 9)],
    ['five dimensions', (b) => b.writeUInt32LE(5, at.tensor + 9)],
    ['a dimension of zero', (b) => b.writeBigUInt64LE(0n, at.tensor + 13)],
    ['an overflowing dimension', (b) => b.writeBigUInt64LE(2n ** 63n, at.tensor + 13)],
    ['an unknown tensor type', (b) => b.writeUInt32LE(99, at.tensor + 21)],
    ['rows of half blocks', (b) => b.writeUInt32LE(12, at.tensor + 21)],
    ['an unaligned offset', (b) => b.writeBigUInt64LE(8n, at.tensor + 25)],
    ['an impossible offset', (b) => b.writeBigUInt64LE(2n ** 60n, at.tensor + 25)],
  ])('is damaged: %s', async (_, patch) => {
    await expect(readBytes(patched(patch))).rejects.toThrow(GgufDamage);
  });

  it.each<[string, Map<string, MetadataValue>, TensorToWrite[]]>([
    ['a tensor twice', new Map(), [f32('t', 1), f32('t', 1)]],
    ['an alignment of 24', new Map([['general.alignment', { type: 'uint32', value: 24 }]]), []],
    ['an alignment of 0', new Map([['general.alignment', { type: 'uint32', value: 0 }]]), []],
    ['a text for an alignment', new Map([['general.alignment', text('32')]]), []],
  ])('is damaged: %s', async (_, pairs, tensors) => {
    await writeGguf(file, pairs, tensors);
    await expect(read()).rejects.toThrow(GgufDamage);
  });

  it.each<[string, (bytes: Buffer) => void]>([
    ['10^9 keys', (b) => b.writeBigUInt64LE(10n ** 9n, at.pairs)],
    ['10^9 tensors', (b) => b.writeBigUInt64LE(10n ** 9n, at.tensors)],
    ['a key of 4 GB', (b) => b.writeBigUInt64LE(2n ** 32n, at.key)],
  ])('is truncated, and nothing is made for what it claims: %s', async (_, patch) => {
    await expect(readBytes(patched(patch))).rejects.toThrow(GgufTruncation);
  });

  it.each<[string, number, number]>([
    ['tensors', at.tensors, 70_000],
    ['keys', at.pairs, 70_000],
  ])('is damaged: 70,000 %s, though the file is large enough', async (_, place, many) => {
    const bytes = Buffer.concat([small, Buffer.alloc(3_000_000)]);
    bytes.writeBigUInt64LE(BigInt(many), place);
    await expect(readBytes(bytes)).rejects.toThrow('more than any model has');
  });

  it('is damaged: a text of 50 MB, though the file is large enough', async () => {
    await writeFile(
      file,
      patched((b) => b.writeBigUInt64LE(50n << 20n, at.value)),
    );
    await truncate(file, 60 << 20);
    await expect(read()).rejects.toThrow('k is too long');
  });

  it('is damaged: arrays of more items than any model has', async () => {
    const array: MetadataValue = { type: 'array', itemType: 'uint8', items: [] };
    const header = encodeHeader(new Map([['a', array]]), []);
    const pair = header.subarray(at.key);
    const lengthAt = header.length - 8;
    header.writeBigUInt64LE(2n, at.pairs);
    header.writeBigUInt64LE(3n << 20n, lengthAt);
    const other = Buffer.from(pair);
    other.write('b', 8);
    const items = Buffer.alloc(3 << 20);
    await expect(readBytes(Buffer.concat([header, items, other, items]))).rejects.toThrow(
      'more than any model needs',
    );
  });

  it('is damaged: a key twice', async () => {
    const one = encodeHeader(new Map([['k', text('v')]]), []);
    one.writeBigUInt64LE(2n, at.pairs);
    await expect(readBytes(Buffer.concat([one, one.subarray(at.key)]))).rejects.toThrow(GgufDamage);
  });

  it('is told about in one short line, whatever its names hold', () => {
    const { message } = new GgufDamage(`${'\0\u001b[2Jname'.repeat(99)} has the unknown type 7`);
    expect(message).toMatch(/^…\[2Jname…[^\p{C}]{20,110} has the unknown type 7$/u);
  });

  it('is damaged: tensors that overlap', async () => {
    const header = encodeHeader(new Map(), [f32('a', 32), f32('b', 32)]);
    header.writeBigUInt64LE(0n, header.length - 8);
    await expect(readBytes(Buffer.concat([header, Buffer.alloc(512)]))).rejects.toThrow(GgufDamage);
  });

  it('is truncated where its data ends too soon, and tells how long it should be', async () => {
    await writeGguf(file, new Map([['k', text('v')]]), [f32('t', 100)]);
    const { fileBytes } = await read();
    const handle = await open(file, 'r+');
    await handle.truncate(fileBytes - 1);
    await handle.close();
    await expect(read()).rejects.toMatchObject({ expectedBytes: fileBytes });
  });

  it('is truncated or damaged wherever its header is cut', async () => {
    for (let length = 4; length < small.length; length++) {
      const reading = readBytes(small.subarray(0, length));
      await expect(reading).rejects.toSatisfy(
        (error) => error instanceof GgufTruncation || error instanceof GgufDamage,
      );
    }
  });

  it('never crashes, whatever bytes follow the magic', async () => {
    const start = Buffer.from('GGUF\x03\x00\x00\x00', 'latin1');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
        await readBytes(Buffer.concat([start, noise])).catch((error: unknown) => {
          expect(error instanceof GgufTruncation || error instanceof GgufDamage).toBe(true);
        });
      }),
    );
  });
});
