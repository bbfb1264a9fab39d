import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { weightFiles, type WeightFilesOptions } from '../testing/shards.ts';
import { readWeights } from './readWeights.ts';

let root: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'weights-'));
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'model-'));
});
afterAll(() => rm(root, { recursive: true }));

const tensors = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((name, at) => [name, { shape: [2], values: Float32Array.of(at, at) }]),
);
const INDEX = 'model.safetensors.index.json';
const shard = (number: number) => `model-0000${number}-of-00002.safetensors`;

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, bytes] of Object.entries(files))
    await writeFile(path.join(folder, name), bytes);
}
const writeWeights = (options: WeightFilesOptions) => write(weightFiles(tensors, options));
const writeIndex = (places: unknown) => write({ [INDEX]: JSON.stringify({ weight_map: places }) });

/** The names of the tensors, each with the file it is in. */
async function read(): Promise<Record<string, string>> {
  const weights = await readWeights(folder);
  await weights.close();
  return Object.fromEntries(
    [...weights.tensors].map(([name, { file }]) => [name, path.relative(folder, file.path)]),
  );
}

describe('the weights of a folder', () => {
  it.each<[string, WeightFilesOptions, string[]]>([
    ['one file', { format: 'safetensors' }, ['model.safetensors']],
    ['shards with an index', { format: 'safetensors', shards: 2 }, [shard(1), shard(2)]],
    ['shards', { format: 'safetensors', shards: 2, index: false }, [shard(1), shard(2)]],
    ['one file of PyTorch', { format: 'torch' }, ['pytorch_model.bin']],
    [
      'shards of PyTorch',
      { format: 'torch', shards: 2 },
      ['pytorch_model-00001-of-00002.bin', 'pytorch_model-00002-of-00002.bin'],
    ],
  ])('are found: %s', async (_, options, files) => {
    await writeWeights(options);
    const [first, second = first] = files;
    expect(await read()).toEqual({ a: first, b: first, c: second, d: second });
  });

  it('are those in safetensors, where both are there', async () => {
    await writeWeights({ format: 'torch' });
    await writeWeights({ format: 'safetensors', shards: 2 });
    expect(Object.values(await read())).toContain(shard(1));
  });

  it('may lie elsewhere, as a cache keeps them: links are followed', async () => {
    await writeWeights({ format: 'safetensors', shards: 2 });
    const blobs = path.join(root, 'blobs');
    await mkdir(blobs);
    const bytes = weightFiles(tensors, { format: 'safetensors', shards: 2 })[shard(2)] ?? '';
    await writeFile(path.join(blobs, 'f00d'), bytes);
    await rm(path.join(folder, shard(2)));
    await symlink(path.join(blobs, 'f00d'), path.join(folder, shard(2)));
    expect(await read()).toMatchObject({ d: shard(2) });
  });
});

describe('what is wrong with the files is one clear error:', () => {
  const expectRefusal = async (file: string, reason: string) => {
    await expect(read()).rejects.toMatchObject({
      code: 'convert.invalid',
      details: { path: path.join(folder, file), reason: expect.stringContaining(reason) as string },
    });
  };

  it('no weights', async () => {
    await expectRefusal('model.safetensors', 'it is missing');
  });

  it.each([[true], [false]])('a shard is missing (with an index: %j)', async (index) => {
    await writeWeights({ format: 'safetensors', shards: 2, index });
    await rm(path.join(folder, shard(1)));
    if (index) await expectRefusal(shard(1), 'it is missing');
    else await expectRefusal('', `its part ${shard(1)} is missing`);
  });

  it('shards of two models', async () => {
    await writeWeights({ format: 'safetensors', shards: 2, index: false });
    await writeWeights({ format: 'safetensors', shards: 3, index: false });
    await expectRefusal('', 'it holds 5 parts of a model that has 2');
  });

  it('a pointer of Git LFS in place of the weights', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9976576152\n';
    await write({ 'model.safetensors': pointer });
    await expectRefusal('model.safetensors', 'only a pointer of Git LFS');
  });

  it.each<[string, string]>([
    ['', 'it is no JSON'],
    ['[]', 'expected object'],
    ['{}', 'weight_map: '],
    ['{"weight_map": {"a": 1}}', 'weight_map.a: '],
    ['{"weight_map": {}}', 'it names no file'],
    [`{"weight_map": {"a": "${'x'.repeat(300)}.safetensors"}}`, 'weight_map.a: '],
    [`{"weight_map": ${'['.repeat(1e5)}`, 'it is no JSON'],
    [' '.repeat(5 << 20), 'larger than'],
  ])('an index that is %.40s', async (index, reason) => {
    await write({ [INDEX]: index });
    await expectRefusal(INDEX, reason);
  });

  it.each([
    '../model.safetensors',
    '/etc/x.safetensors',
    'a/b.safetensors',
    'a\\b.safetensors',
    'C:x.safetensors',
    '.safetensors',
    'a\0.safetensors',
    'pytorch_model.bin',
    'config.json',
  ])('an index that names %j', async (name) => {
    await writeIndex({ a: name });
    await expectRefusal(INDEX, 'which is no .safetensors file beside it');
  });

  it('an index of 10,000 files', async () => {
    const names = Array.from({ length: 10_000 }, (_, n) => [`t${n}`, `${n}.safetensors`]);
    await writeIndex(Object.fromEntries(names));
    await expectRefusal(INDEX, 'it names 10000 files');
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['looks for a tensor that is not there', { e: shard(2) }, shard(2), 'e is missing'],
    ['looks for a tensor in the wrong shard', { b: shard(2) }, shard(1), 'it has b, which should'],
  ])('an index that %s', async (_, change, file, reason) => {
    await writeWeights({ format: 'safetensors', shards: 2 });
    await writeIndex({ a: shard(1), b: shard(1), c: shard(2), d: shard(2), ...change });
    await expectRefusal(file, reason);
  });

  it('a tensor in two shards', async () => {
    await writeWeights({ format: 'safetensors', shards: 2, index: false });
    const twice = weightFiles(
      { b: tensors.b ?? { shape: [], values: new Float32Array() } },
      { format: 'safetensors' },
    );
    await write({ [shard(2)]: twice['model.safetensors'] ?? '' });
    await expectRefusal(shard(2), `b is also in ${shard(1)}`);
  });

  it.skipIf(process.platform !== 'linux')('and no file stays open', async () => {
    await writeWeights({ format: 'safetensors', shards: 2 });
    const weights = await readWeights(folder);
    expect(await openFiles()).toHaveLength(2);
    await weights.close();
    await write({ [shard(2)]: 'x'.repeat(50) });
    await expectRefusal(shard(2), "larger than any model's");
    expect(await openFiles()).toEqual([]);
  });

  async function openFiles(): Promise<string[]> {
    const handles = await readdir('/proc/self/fd');
    const links = handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => ''));
    return (await Promise.all(links)).filter((target) => target.startsWith(folder));
  }
});
