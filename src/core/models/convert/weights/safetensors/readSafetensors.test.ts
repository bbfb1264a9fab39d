import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInput } from '../../inputFile.ts';
import { encodeSafetensors, withHeader } from '../../testing/safetensors.ts';
import { readSafetensors } from './readSafetensors.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'safetensors-'));
  file = path.join(folder, 'model.safetensors');
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Uint8Array) {
  await writeFile(file, bytes);
  const input = await openInput(file);
  try {
    return await readSafetensors(input);
  } finally {
    await input.handle.close();
  }
}

const good = encodeSafetensors({
  a: { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
  b: { shape: [4], values: Float32Array.of(1, 2, 3, 4), dtype: 'BF16' },
});
const headerBytes = Number(good.readBigUInt64LE());
const entry = (dtype: string, shape: unknown, ...data_offsets: unknown[]) => ({
  dtype,
  shape,
  data_offsets,
});
const described = (tensors: Record<string, unknown>, dataBytes: number) =>
  withHeader(JSON.stringify(tensors), Buffer.alloc(dataBytes));

it('a safetensors file is described by its header', async () => {
  const tensors = await read(good);
  expect([...tensors.values()]).toMatchObject([
    { name: 'a', dtype: 'F32', shape: [2, 3], position: 8 + headerBytes },
    { name: 'b', dtype: 'BF16', shape: [4], position: 8 + headerBytes + 24 },
  ]);
});

describe('a bad safetensors file gets one clear error', () => {
  const lying = (bytes: bigint) => {
    const copy = Buffer.from(good);
    copy.writeBigUInt64LE(bytes);
    return copy;
  };
  it.each<[string, Uint8Array, string]>([
    ['empty', Buffer.alloc(0), 'it is cut off'],
    ['cut in its header', good.subarray(0, 50), 'it is cut off'],
    ['cut in its weights', good.subarray(0, -1), 'it is cut off: 31 of 32 bytes of weights'],
    ['with more at its end', Buffer.concat([good, Buffer.alloc(1)]), 'belong to nothing'],
    ['a header of 2^63 bytes', lying(2n ** 63n), 'larger than any model'],
    ['a header longer than the file', lying(1_000_000n), 'it is cut off'],
    ['a header that ends too soon', lying(20n), 'it is no JSON'],
    [
      'a header that is no UTF-8',
      Buffer.concat([lying(4n).subarray(0, 8), Buffer.alloc(4, 0xff)]),
      'UTF-8',
    ],
    ['a list for a header', withHeader('[]'), 'expected record'],
    ['arrays in arrays without end', withHeader(`{"a":${'['.repeat(1e6)}`), 'it is no JSON'],
    [
      'the same deep and closed',
      withHeader(`{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}`),
      'description of a',
    ],
    ['a description that is none', described({ a: 1 }, 0), 'the description of a is wrong'],
    ['a negative size', described({ a: entry('F32', [-1], 0, 4) }, 4), 'description of a'],
    ['half a size', described({ a: entry('F32', [0.5], 0, 2) }, 2), 'description of a'],
    ['a size of 2^60', described({ a: entry('F32', [2 ** 60], 0, 4) }, 4), 'description of a'],
    [
      'an end before its start',
      described({ a: entry('F32', [1], 4, 0) }, 4),
      'do not fit its shape',
    ],
    [
      'sizes that overflow',
      described({ a: entry('F32', [2 ** 50, 2 ** 50], 0, 4) }, 4),
      'do not fit',
    ],
    ['another shape than bytes', described({ a: entry('F32', [2], 0, 4) }, 4), 'a has 4 bytes'],
    ['a type that is not known', described({ a: entry('I64', [1], 0, 8) }, 8), 'type I64'],
    ['a type of every object', described({ a: entry('toString', [1], 0, 8) }, 8), 'type toString'],
    [
      'tensors that overlap',
      described({ a: entry('F32', [2], 0, 8), b: entry('F32', [2], 4, 12) }, 12),
      'b overlaps another tensor',
    ],
    [
      'tensors with a hole between',
      described({ a: entry('F32', [1], 0, 4), b: entry('F32', [1], 8, 12) }, 12),
      'before b that belong to nothing',
    ],
    [
      'a tensor beyond the end',
      described({ a: entry('F32', [1000], 0, 4000) }, 4),
      'it is cut off',
    ],
  ])('%s', async (_, bytes, reason) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'convert.invalid',
      details: { path: file, reason: expect.stringContaining(reason) as string },
    });
  });

  it('a name that gives orders to a terminal is made readable', async () => {
    const name = `\u001b[2J${'x'.repeat(5000)}\n`;
    await expect(read(described({ [name]: 1 }, 0))).rejects.toMatchObject({
      details: { reason: expect.stringMatching(/^[^\p{C}]{50,120}$/u) as string },
    });
  });

  it('never crashes, whatever the bytes', async () => {
    const length = fc.bigInt(0n, 400n);
    await fc.assert(
      fc.asyncProperty(length, fc.uint8Array({ maxLength: 300 }), async (bytes, noise) => {
        const start = Buffer.alloc(8);
        start.writeBigUInt64LE(bytes);
        await expect(read(Buffer.concat([start, noise]))).rejects.toMatchObject({
          code: 'convert.invalid',
        });
      }),
      { numRuns: 200 },
    );
  });
});
