import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInput, readFully } from '../../inputFile.ts';
import { storedZip } from '../../testing/storedZip.ts';
import {
  encodeTorchBin,
  stateDict,
  step,
  storagePickle,
  tensorPickle,
  torchArchive,
  type TensorPickle,
} from '../../testing/torchBin.ts';
import { readTorch } from './readTorch.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'torch-'));
  file = path.join(folder, 'pytorch_model.bin');
});
afterAll(() => rm(folder, { recursive: true }));

/** The tensors of a file, with their bytes. */
async function read(bytes: Uint8Array) {
  await writeFile(file, bytes);
  const input = await openInput(file);
  try {
    const tensors = [...(await readTorch(input)).values()];
    return await Promise.all(
      tensors.map(async ({ name, dtype, shape, position }) => {
        const count = shape.reduce((product, size) => product * size, 1);
        const data = Buffer.alloc(count * (dtype === 'F32' ? 4 : 2));
        await readFully(input, data, position);
        return { name, dtype, shape, data };
      }),
    );
  } finally {
    await input.handle.close();
  }
}

const some = {
  a: { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
  b: { shape: [4], values: Float32Array.of(1, -2, 3, 4), dtype: 'BF16' },
  c: { shape: [2], values: Float32Array.of(0.5, 1), dtype: 'F16' },
} as const;
const floats = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer);

describe('a file of PyTorch', () => {
  it.each([
    ['as torch.save writes it', {}],
    ['as newer versions write it', { byteOrder: 'little' }],
    ['with the records of large archives', { zip64: true }],
    ['of protocol 4', { protocol: 4 }],
    ['of protocol 5, of parameters', { protocol: 5, parameters: true }],
  ] as const)('tells its tensors: %s', async (_, options) => {
    const tensors = await read(encodeTorchBin(some, options));
    expect(tensors).toEqual([
      { name: 'a', dtype: 'F32', shape: [2, 3], data: floats(1, 2, 3, 4, 5, 6) },
      { name: 'b', dtype: 'BF16', shape: [4], data: Buffer.from('803f00c040408040', 'hex') },
      { name: 'c', dtype: 'F16', shape: [2], data: Buffer.from('0038003c', 'hex') },
    ]);
  });

  it('may share storages: views, and tied weights', async () => {
    const storage = storagePickle('0', 'F32', 6);
    const pickle = stateDict({
      all: tensorPickle({ storage, shape: [6] }),
      again: tensorPickle({ storage, shape: [3, 2] }),
      row: tensorPickle({ storage, offset: 2, shape: [1, 2], strides: [99, 1] }),
    });
    const tensors = await read(torchArchive(pickle, [floats(1, 2, 3, 4, 5, 6)]));
    expect(tensors.map(({ data }) => data)).toEqual([
      floats(1, 2, 3, 4, 5, 6),
      floats(1, 2, 3, 4, 5, 6),
      floats(3, 4),
    ]);
  });
});

describe('what is no file of weights gets one clear error:', () => {
  const expectRefusal = (bytes: Uint8Array, reason: string) =>
    expect(read(bytes)).rejects.toMatchObject({
      code: 'convert.invalid',
      details: { path: file, reason: expect.stringContaining(reason) as string },
    });
  const good = encodeTorchBin(some);
  const archive = (pickle: Uint8Array) => torchArchive(pickle, [floats(1, 2, 3, 4)]);
  const view = (tensor: TensorPickle) => archive(stateDict({ a: tensorPickle(tensor) }));
  const storage = storagePickle('0', 'F32', 4);

  it.each<[string, Uint8Array, string]>([
    ['empty', Buffer.alloc(0), 'it is no file of PyTorch'],
    ['a text', Buffer.from('<html>404</html>'), 'it is no file of PyTorch'],
    ['the old format', Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex'), 'before version 1.6'],
    ['cut at its end', good.subarray(0, -1), 'cut off'],
    ['cut in the middle', good.subarray(0, 300), 'cut off'],
    ['another zip archive', storedZip({ 'word/document.xml': Buffer.of(1) }), 'not one of PyTorch'],
    ['two in one', storedZip({ 'a/data.pkl': good, 'b/data.pkl': good }), 'not one of PyTorch'],
    ['of the other byte order', encodeTorchBin(some, { byteOrder: 'big' }), 'byte order is big'],
    ['an empty pickle', archive(Buffer.alloc(0)), 'is cut off'],
    ['a million dictionaries', archive(Buffer.alloc(1e6, '}')), 'longer than that of any model'],
    ['a pickle of 5 MB', archive(Buffer.alloc(5 << 20)), "larger than any model's"],
    ['no dictionary', archive(Buffer.from('\x80\x02K\x01.', 'latin1')), 'no weights by name'],
    ['a dictionary of numbers', archive(stateDict({ epoch: step.int(3) })), 'epoch is no tensor'],
  ])('%s', async (_, bytes, reason) => {
    await expectRefusal(bytes, reason);
  });

  it.each<[string, Uint8Array]>([
    ['os.system', step.call(step.global('os', 'system'), step.tuple(step.text('touch x')))],
    ['builtins.eval', step.call(step.global('builtins', 'eval'), step.tuple(step.text('1')))],
    ['torch.LongStorage', step.global('torch', 'LongStorage')],
    ['torch._utils._rebuild_sparse_tensor', step.global('torch._utils', '_rebuild_sparse_tensor')],
    ['__main__.Évil\u2026', step.global('__main__', 'Évil\u001b')],
  ])('it asks to run %s', async (name, value) => {
    await expectRefusal(archive(stateDict({ a: value })), `it asks to run ${name}, which no`);
  });

  it.each<[string, string, string]>([
    ['an object is made', '81', 'the step 0x81'],
    ['an object is built from a class', '69', 'the step 0x69'],
    ['an extension is called', '82', 'the step 0x82'],
    ['a list', '5d', 'the step 0x5d'],
    ['nothing is there to take', '30', 'the step 0x30'],
    ['a tuple without a beginning', '4b0174', 'is damaged'],
    ['a value that was never kept', '6805', 'is damaged'],
    ['a call of a number', '4b014b0252', 'it asks to run something without a name'],
    ['a text of 2^63 bytes', '8dffffffffffffffff', 'is cut off'],
    ['a number of 255 bytes', '8aff', 'impossible size'],
    ['a name without an end', '636f73', 'is cut off'],
    ['pairs of three', '7d284b014b024b0375', 'is damaged'],
    ['a key that is a number', '7d4b014b0273', 'is damaged'],
    ['a key twice', `7d${'58010000006b4e73'.repeat(2)}`, 'k is in it twice'],
  ])('%s', async (_, hex, reason) => {
    await expectRefusal(archive(Buffer.from(`8002${hex}2e`, 'hex')), reason);
  });

  it.each<[string, Uint8Array, string]>([
    [
      'values that are missing',
      view({ storage: storagePickle('7', 'F32', 4), shape: [4] }),
      'missing',
    ],
    [
      'values that leave the archive',
      view({ storage: storagePickle('../0', 'F32', 4), shape: [4] }),
      'missing',
    ],
    [
      'values that are cut off',
      view({ storage: storagePickle('0', 'F32', 5), shape: [5] }),
      'cut off',
    ],
    ['a view beyond its storage', view({ storage, offset: 1, shape: [4] }), 'reaches beyond'],
    [
      'a shape of 2^31 × 2^31',
      view({ storage, shape: [0x7fffffff, 0x7fffffff] }),
      'reaches beyond',
    ],
    ['a negative size', view({ storage, shape: [-4] }), 'describes a tensor'],
    ['a negative offset', view({ storage, offset: -1, shape: [4] }), 'describes a tensor'],
    ['columns after each other', view({ storage, shape: [2, 2], strides: [1, 2] }), 'row by row'],
    ['one value for all', view({ storage, shape: [2, 2], strides: [0, 0] }), 'row by row'],
    [
      'fewer strides than sizes',
      view({ storage, shape: [2, 2], strides: [1] }),
      'describes a tensor',
    ],
    ['no storage', view({ storage: step.int(1), shape: [4] }), 'describes a tensor'],
  ])('a tensor of %s', async (_, bytes, reason) => {
    await expectRefusal(bytes, reason);
  });

  it('takes time and memory in proportion to the pickle, whatever it repeats', async () => {
    // Each tuple is twice the one before: written out, the last would have 2^60000 items.
    const doubled = Buffer.concat([
      Buffer.from('8002297100', 'hex'),
      Buffer.from('680068008671002e'.slice(0, -2).repeat(60_000), 'hex'),
      Buffer.from('.'),
    ]);
    await expectRefusal(archive(doubled), 'no weights by name');
  });
});

describe('a damaged archive gets one clear error:', () => {
  const good = encodeTorchBin(some);
  const directoryAt = good.readUInt32LE(good.length - 6);
  const end = good.length - 22;
  it.each<[string, (bytes: Buffer) => void, string]>([
    ['packed', (b) => b.writeUInt16LE(8, directoryAt + 10), 'm/data.pkl is packed'],
    ['encrypted', (b) => b.writeUInt16LE(1, directoryAt + 8), 'm/data.pkl is encrypted'],
    ['a file of 4 GB', (b) => b.fill(0xee, directoryAt + 20, directoryAt + 28), 'beyond its end'],
    ['a table beyond the end', (b) => b.writeUInt32LE(good.length, end + 16), 'is damaged'],
    ['65,000 entries', (b) => b.writeUInt16LE(65_000, end + 10), 'is damaged'],
    ['an entry at the wrong place', (b) => b.writeUInt32LE(3, directoryAt + 42), 'is damaged'],
    ['an entry beyond the end', (b) => b.writeUInt32LE(2 ** 31, directoryAt + 42), 'is damaged'],
    ['a name of 64 KB', (b) => b.writeUInt16LE(65_535, directoryAt + 28), 'is damaged'],
    ['zip64 without its record', (b) => b.writeUInt32LE(0xffffffff, end + 16), 'is damaged'],
  ])('%s', async (_, change, reason) => {
    const bytes = Buffer.from(good);
    change(bytes);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'convert.invalid',
      details: { path: file, reason: expect.stringContaining(reason) as string },
    });
  });

  it.each<[string, (bytes: Buffer, at: number) => void, string]>([
    ['a table of 2^63 bytes', (b, at) => b.writeBigUInt64LE(2n ** 63n, at + 40), 'is damaged'],
    ['a table at 2^63', (b, at) => b.writeBigUInt64LE(2n ** 63n, at + 48), 'is damaged'],
    ['10^9 entries', (b, at) => b.writeBigUInt64LE(10n ** 9n, at + 32), 'is damaged'],
  ])('with the records of large archives: %s', async (_, change, reason) => {
    const bytes = encodeTorchBin(some, { zip64: true });
    change(bytes, bytes.length - 22 - 20 - 56);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'convert.invalid',
      details: { reason: expect.stringContaining(reason) as string },
    });
  });

  it('two entries that share bytes', async () => {
    const bytes = Buffer.from(good);
    const next = bytes.indexOf(Buffer.from('PK\x01\x02'), directoryAt + 4);
    bytes.writeUInt32LE(bytes.readUInt32LE(directoryAt + 42), next + 42);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'convert.invalid',
      details: { reason: expect.stringContaining('overlaps another entry') as string },
    });
  });
});
