import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forkModelProcess } from '#core/models/worker/forkModelProcess.ts';
import type { ModelTask } from '#core/models/worker/modelTask.ts';
import { createModelWorker } from '#core/models/worker/modelWorker.ts';
import { writeSparseFolder } from '#core/models/worker/testing/sparseFolder.ts';
import { watchMemory } from './peakMemory.ts';

/** Llama 3 8B, which BayLing 8B is; its 32 layers are alike, so fewer tell the same. */
const shape = {
  ...{ embeddingLength: 4096, feedForwardLength: 14_336, heads: 32, kvHeads: 8 },
  vocabularySize: 128_256,
};

const { values } = parseArgs({
  options: {
    /** Each a model of its own. */
    layers: { type: 'string', default: '2,8' },
    /** Needs as much room as the model in F16, and half as much again. */
    folder: { type: 'string', default: tmpdir() },
  },
});

const rows: Record<string, string | number>[] = [];
for (const layers of values.layers.split(',').map(Number)) {
  const root = await mkdtemp(path.join(values.folder, 'bayling-conversion-'));
  try {
    await measureModel(root, layers);
  } finally {
    await rm(root, { recursive: true });
  }
}
console.log('Llama 3 8B by its shape, with some of its 32 layers');
console.table(rows);

async function measureModel(root: string, layers: number): Promise<void> {
  const from = path.join(root, 'hugging-face');
  await writeSparseFolder(from, { ...shape, layers });
  const place = (name: string) => path.join(root, `${name}.gguf`);
  const [f16, q8, q4] = [place('f16'), place('q8_0'), place('q4_k_m')];
  await measure(layers, 'to F16', { kind: 'convert', from, to: f16, quantization: 'f16' });
  await measure(layers, 'F16 to Q4_K_M', {
    ...{ kind: 'quantize', from: f16, to: q4, quantization: 'q4_k_m' },
  });
  await rm(f16);
  await measure(layers, 'to Q8_0', { kind: 'convert', from, to: q8, quantization: 'q8_0' });
}

async function measure(layers: number, work: string, task: ModelTask): Promise<void> {
  const began = performance.now();
  let memory: ReturnType<typeof watchMemory> | undefined;
  const worker = createModelWorker({
    spawn: () => {
      const port = forkModelProcess();
      memory = watchMemory(port.pid ?? 0);
      return port;
    },
  });
  await worker.run(task);
  const peak = memory?.stop() ?? { resident: 0, own: 0 };
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
  rows.push({
    layers,
    work,
    'written, MB': megabytes((await stat(task.to)).size),
    'peak memory, MB': megabytes(peak.resident),
    'its own, MB': megabytes(peak.own),
    seconds: ((performance.now() - began) / 1000).toFixed(0),
  });
  console.error(`${layers} layers, ${work}: done`);
}
