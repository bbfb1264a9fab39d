import { existsSync, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { translate } from '#core/translate/translate.ts';
import { quantizeFile } from '../quantize/quantizeFile.ts';
import { forkModelProcess } from './forkModelProcess.ts';
import { createModelWorker } from './modelWorker.ts';
import { writeHuggingFaceFolder } from './testing/huggingFaceFolder.ts';
import { hashedModel } from './testing/tensorHashes.ts';

const tinyLlama = fileURLToPath(
  new URL('../../../../.setup/models/tinyllama-1.1b-chat-iq2_xxs.gguf', import.meta.url),
);
/** The weights in 16 bits three times, and twice in four. */
const NEEDED_BYTES = 10e9;
/** Two minutes on two cores that have nothing else to do; a busy machine takes many times as long. */
const TIMEOUT_MS = 3_600_000;
const missing = whatIsMissing();

let folder: string | undefined;
afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
});

it.skipIf(missing)(
  `real weights that went through a Hugging Face folder and our converter translate as before${missing}`,
  async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bayling-tinyllama-'));
    const f16 = path.join(folder, 'f16.gguf');
    const from = path.join(folder, 'hugging-face');
    const direct = path.join(folder, 'direct.gguf');
    const converted = path.join(folder, 'converted.gguf');
    await quantizeFile({ from: tinyLlama, to: f16, quantization: 'f16', requantize: true });
    await writeHuggingFaceFolder(f16, from);

    const quantization = 'q4_k_m';
    const worker = createModelWorker({ spawn: forkModelProcess });
    await Promise.all([
      worker.run({ kind: 'convert', from, to: converted, quantization }),
      worker.run({ kind: 'quantize', from: f16, to: direct, quantization }),
    ]);
    expect((await hashedModel(converted)).tensors).toEqual((await hashedModel(direct)).tensors);
    expect(await translations(converted)).toEqual(await translations(direct));
  },
  TIMEOUT_MS,
);

function whatIsMissing(): string {
  if (!existsSync(tinyLlama)) return ' (the set-up could not fetch them)';
  const { bavail, bsize } = statfsSync(tmpdir());
  return bavail * bsize < NEEDED_BYTES ? ' (10 GB of disk are needed)' : '';
}

async function translations(model: string): Promise<string[]> {
  const engine = createLlamaEngine();
  await engine.load(model, { gpu: 'off', contextSize: 512 });
  const targets: string[] = [];
  for (const text of ['Good morning.', 'Where is the station?']) {
    const { target } = await translate(engine, { text, from: 'en', to: 'fr' });
    targets.push(target);
  }
  await engine.unload();
  expect(targets.join(' ')).toMatch(/\p{L}{3}/u);
  return targets;
}
