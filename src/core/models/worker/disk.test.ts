import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quantizedBytes } from '../quantize/quantizedBytes.ts';
import { writeSparseModel } from '../quantize/testing/sparseModel.ts';
import { forkModelProcess } from './forkModelProcess.ts';
import type { ModelTask } from './modelTask.ts';
import { createModelWorker } from './modelWorker.ts';
import { writeSparseFolder } from './testing/sparseFolder.ts';

const MEBIBYTE = 2 ** 20;
/** Large enough for the disk to fill up on the way. */
const sizes = {
  ...{ layers: 12, embeddingLength: 1024, feedForwardLength: 4096 },
  ...{ heads: 16, kvHeads: 4, vocabularySize: 2000 },
};
const worker = createModelWorker({ spawn: forkModelProcess });

let root: string;
let disk: string;
let mounted = false;
let tasks: Record<'quantize' | 'convert', ModelTask>;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'bayling-disk-'));
  disk = path.join(root, 'disk');
  await mkdir(disk);
  mounted = mount('size=1m') === 0;
  const model = path.join(root, 'model.gguf');
  const hf = path.join(root, 'hf');
  await writeSparseModel(model, sizes);
  await writeSparseFolder(hf, sizes);
  const to = path.join(disk, 'to.gguf');
  tasks = {
    quantize: { kind: 'quantize', from: model, to, quantization: 'q6_k' },
    convert: { kind: 'convert', from: hf, to, quantization: 'q6_k' },
  };
});
afterAll(async () => {
  if (mounted) spawnSync('umount', [disk]);
  await rm(root, { recursive: true });
});

/** A disk of its own, or another size for it. The exit status: only root may. */
function mount(options: string): number | null {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'bayling-test', disk]).status;
}

describe.each(['quantize', 'convert'] as const)('a disk that is too small to %s', (kind) => {
  it('is told first, with numbers, and nothing is written', async (test) => {
    test.skip(!mounted, 'only root may mount a disk');
    mount('remount,size=1m');
    const failed = worker.run(tasks[kind]).catch((error: unknown) => error);
    const both = quantizedBytes(sizes, 'q6_k') + quantizedBytes(sizes, 'f16');
    const atLeast = kind === 'quantize' ? quantizedBytes(sizes, 'q6_k') : both;
    const { code, details } = (await failed) as { code: string; details: Record<string, number> };
    expect(code).toBe('disk.tooSmall');
    expect(details).toMatchObject({ path: disk, availableBytes: MEBIBYTE });
    expect(details.neededBytes).toBeGreaterThan(atLeast);
    expect(details.neededBytes).toBeLessThan(atLeast + 40 * MEBIBYTE);
    expect(await readdir(disk)).toEqual([]);
  });
});

describe.each(['quantize', 'convert'] as const)(
  'a disk that fills up on the way, to %s',
  (kind) => {
    it('ends the work, and nothing half-made stays', async (test) => {
      test.skip(!mounted, 'only root may mount a disk');
      mount('remount,size=2g');
      const failed = worker.run(tasks[kind], { onProgress: () => mount('remount,size=8m') });
      await expect(failed).rejects.toMatchObject({
        code: 'disk.full',
        details: { path: path.join(disk, 'to.gguf') },
      });
      expect(await readdir(disk)).toEqual([]);
    });
  },
);
