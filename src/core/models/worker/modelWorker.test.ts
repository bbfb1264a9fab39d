import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import type { ForkedProcess } from '#core/engine/process/forkProcess.ts';
import { QUANTIZATIONS } from '#shared/quantizations.ts';
import { llamaFolder, writeLlamaFolder } from '../convert/testing/llamaFolder.ts';
import { inspectModel } from '../inspectModel.ts';
import { fileTypes, quantizeFile } from '../quantize/quantizeFile.ts';
import { writeSparseModel } from '../quantize/testing/sparseModel.ts';
import { splitModel } from '../testModel/splitModel.ts';
import { vocabularyPath } from '../testModel/testModelPath.ts';
import { writeTestModel } from '../testModel/writeTestModel.ts';
import { forkModelProcess } from './forkModelProcess.ts';
import type { TaskProgress } from './modelTask.ts';
import { createModelWorker } from './modelWorker.ts';
import { hashedModel } from './testing/tensorHashes.ts';

let root: string;
/** A model that is read only. */
let small: string;
/** Where results go, empty at first. */
let folder: string;
let to: string;
let processes: ForkedProcess[] = [];
const engine = createLlamaEngine();
const worker = createModelWorker({
  spawn: () => {
    const started = forkModelProcess();
    processes.push(started);
    return started;
  },
});

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'bayling-worker-'));
  small = path.join(root, 'small.gguf');
  await writeSmallModel(small);
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'to-'));
  to = path.join(folder, '模型.gguf');
  processes = [];
});
afterAll(async () => {
  await engine.unload();
  await rm(root, { recursive: true });
});

/** Of a shape whose rows are whole blocks of every type. */
async function writeSmallModel(file: string): Promise<void> {
  const vocabulary = vocabularyPath('spm');
  const size = { layers: 8, embeddingLength: 256, vocabularySize: 512 };
  await writeTestModel(file, { vocabulary, ...size, contextLength: 256, name: 'Small' });
}

/** Takes minutes to quantize. */
async function longModel(): Promise<string> {
  const file = path.join(root, 'long.gguf');
  const width = { embeddingLength: 4096, feedForwardLength: 11_008, vocabularySize: 32_000 };
  await writeSparseModel(file, { layers: 32, heads: 32, kvHeads: 32, ...width });
  return file;
}

describe('a quantized model', () => {
  it.each(QUANTIZATIONS)(
    'in %s is what llama.cpp makes of it, and answers',
    async (quantization) => {
      await worker.run({ kind: 'quantize', from: small, to, quantization });
      const direct = path.join(root, 'direct.gguf');
      await quantizeFile({ from: small, to: direct, quantization });
      const { metadata, tensors } = await hashedModel(to);
      expect(tensors).toEqual((await hashedModel(direct)).tensors);
      expect(Object.fromEntries(metadata)).toMatchObject({
        'general.name': { value: 'Small' },
        'general.file_type': { value: fileTypes[quantization] },
      });
      await engine.load(to, { gpu: 'off' });
      const dialog = { messages: [{ role: 'user' as const, text: 'Hello' }] };
      const sampling = { temperature: 0, maxTokens: 5 };
      await expect(engine.generate(dialog, sampling)).resolves.toMatchObject({ tokens: 5 });
    },
  );

  it('may come from 8 bits; from less it is refused, with the reason', async () => {
    const q8 = path.join(folder, 'q8.gguf');
    await worker.run({ kind: 'quantize', from: small, to: q8, quantization: 'q8_0' });
    const q4 = path.join(folder, 'q4.gguf');
    await worker.run({ kind: 'quantize', from: q8, to: q4, quantization: 'q4_k_m' });
    await expect(inspectModel(q4)).resolves.toMatchObject({ layers: 8 });
    const again = worker.run({ kind: 'quantize', from: q4, to, quantization: 'q2_k' });
    await expect(again).rejects.toMatchObject({
      code: 'quantize.failed',
      details: { path: q4, reason: expect.stringContaining('once more') as string },
    });
    expect((await readdir(folder)).sort()).toEqual(['q4.gguf', 'q8.gguf']);
  });
});

it('a model in several files becomes one', async () => {
  const parts = [1, 2].map((no) => path.join(folder, `split-0000${no}-of-00002.gguf`));
  await splitModel(small, parts);
  await worker.run({ kind: 'quantize', from: parts[0] ?? '', to, quantization: 'q5_k_m' });
  const direct = path.join(root, 'direct.gguf');
  await quantizeFile({ from: small, to: direct, quantization: 'q5_k_m' });
  expect((await hashedModel(to)).tensors).toEqual((await hashedModel(direct)).tensors);
});

describe('a conversion', () => {
  it.each(['f16', 'q8_0', 'q4_k_m'] as const)(
    'to %s keeps what the file says of itself',
    async (quantization) => {
      const from = await mkdtemp(path.join(root, 'hf-'));
      await writeLlamaFolder(from, await llamaFolder());
      const steps: TaskProgress[] = [];
      const about = { name: 'BayLing', template: 'bayling-v1', languages: ['zh', 'en'] } as const;
      await worker.run(
        { kind: 'convert', from, to, quantization, about },
        { onProgress: (progress) => steps.push(progress) },
      );
      const { metadata } = await hashedModel(to);
      expect(Object.fromEntries(metadata)).toMatchObject({
        'general.name': { value: 'BayLing' },
        'general.languages': { items: ['zh', 'en'] },
        'general.file_type': { value: fileTypes[quantization] },
        'tokenizer.chat_template': { type: 'string' },
      });
      expect(await readdir(folder)).toEqual([path.basename(to)]);
      const last = quantization === 'q4_k_m' ? 'quantizing' : 'converting';
      expect(steps.at(-1)).toEqual({ step: last, progress: 1 });
      expect(steps.map(({ step }) => step)).toEqual(steps.map(({ step }) => step).toSorted());
    },
  );

  it('of a folder that is no model says what is wrong, and leaves nothing', async () => {
    const task = { kind: 'convert', from: root, to, quantization: 'q4_k_m' } as const;
    await expect(worker.run(task)).rejects.toMatchObject({ code: 'convert.invalid' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a result', () => {
  it('never takes the place of a file', async () => {
    await writeFile(to, 'mine');
    const exists = { code: 'file.exists', details: { path: to } };
    await expect(
      worker.run({ kind: 'quantize', from: small, to, quantization: 'q8_0' }),
    ).rejects.toMatchObject(exists);

    await rm(to);
    const onProgress = () => void writeFile(to, 'mine');
    await expect(
      worker.run({ kind: 'quantize', from: small, to, quantization: 'q8_0' }, { onProgress }),
    ).rejects.toMatchObject(exists);
    await expect(readFile(to, 'utf8')).resolves.toBe('mine');
    expect(await readdir(folder)).toEqual([path.basename(to)]);
  });

  it('is not there when the work is cancelled, and the process has ended', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const running = worker.run(
      { kind: 'quantize', from: await longModel(), to, quantization: 'q4_k_m' },
      {
        signal: abort.signal,
        onProgress: () => {
          abort.abort(reason);
        },
      },
    );
    await expect(running).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual([]);
    expect(processes.map(({ pid }) => isAlive(pid))).toEqual([false]);
  });

  it('is not there when the process is killed, and the next run works', async () => {
    const from = await longModel();
    const killed = worker.run(
      { kind: 'quantize', from, to, quantization: 'q4_k_m' },
      { onProgress: () => process.kill(processes[0]?.pid ?? 0, 'SIGKILL') },
    );
    await expect(killed).rejects.toMatchObject({ code: 'worker.died', details: { path: from } });
    expect(await readdir(folder)).toEqual([]);
    await worker.run({ kind: 'quantize', from: small, to, quantization: 'q4_k_m' });
    await expect(inspectModel(to)).resolves.toMatchObject({ layers: 8 });
  });
});

it('what an app that was killed had left is removed by the next run; what another one writes is not', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  const part = (pid: number, end = 'part') => path.join(folder, `.bayling-${pid}-1.${end}`);
  for (const file of [part(gone), part(gone, 'f16.part'), part(process.ppid)]) {
    await writeFile(file, 'half');
  }
  await worker.run({ kind: 'quantize', from: small, to, quantization: 'q8_0' });
  expect((await readdir(folder)).sort()).toEqual(
    [path.basename(part(process.ppid)), path.basename(to)].sort(),
  );
});

it('a system that starts no further process says so, and this one goes on', async () => {
  const { execPath } = process;
  process.execPath = path.join(root, 'gone');
  try {
    const failed = worker.run({ kind: 'quantize', from: small, to, quantization: 'q8_0' });
    await expect(failed).rejects.toMatchObject({ code: 'worker.died', details: { path: small } });
  } finally {
    process.execPath = execPath;
  }
});

it('the process ends with the one that started it', async () => {
  const started = forkModelProcess();
  started.send({
    task: { kind: 'quantize', from: await longModel(), to, quantization: 'q4_k_m' },
    places: { result: path.join(folder, 'a.part'), f16: path.join(folder, 'b.part') },
  });
  await new Promise<void>((resolve) => {
    started.onMessage(() => {
      resolve();
    });
  });
  const ended = new Promise<void>((resolve) => {
    started.onClose(resolve);
  });
  started.disconnect();
  await ended;
});

describe('bad input is one line, and nothing is left', () => {
  const refusals: [string, (file: string) => Promise<void>, string][] = [
    ['a file that is cut', (file) => truncate(file, 100_000), 'model.truncated'],
    ['a file that is no model', (file) => writeFile(file, 'no model'), 'model.notGguf'],
    ['a model of another kind', asArchitecture('foo12'), 'quantize.failed'],
    ['a model that is none of language', asArchitecture('t5enc'), 'quantize.failed'],
  ];
  it.each(refusals)('%s', async (_, change, code) => {
    const from = path.join(root, 'bad.gguf');
    await copyFile(small, from);
    await change(from);
    const failed = worker.run({ kind: 'quantize', from, to, quantization: 'q4_k_m' });
    await expect(failed).rejects.toMatchObject({ code, details: { path: from } });
    expect(await readdir(folder)).toEqual([]);
  });
});

/** Gives the model another architecture whose name is as long as `llama`. */
function asArchitecture(name: string) {
  return async (file: string) => {
    const bytes = await readFile(file);
    for (let at = bytes.indexOf('llama'); at >= 0; at = bytes.indexOf('llama', at + 1)) {
      const isTokenizer = bytes.subarray(at - 40, at).includes('tokenizer.ggml.model');
      if (!isTokenizer) bytes.write(name, at);
    }
    await writeFile(file, bytes);
  };
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}
