import { availableParallelism } from 'node:os';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { Quantization } from '#shared/quantizations.ts';
import { readable } from '../gguf/damage.ts';
import type { LlamaLibrary } from './llamaLibrary.ts';
import { createLogReader } from './readLog.ts';

/** llama.h's `llama_ftype`. */
export const fileTypes: Record<Quantization, number> = {
  f16: 1,
  q8_0: 7,
  q6_k: 18,
  q5_k_m: 17,
  q5_k_s: 16,
  q4_k_m: 15,
  q4_k_s: 14,
  q3_k_m: 12,
  q2_k: 10,
};

/**
 * Rows in memory at once, in bytes. Enough for every thread to have work; the rest of the memory is the largest tensor
 * of the source, whose pages the system keeps while it is read.
 */
const BUFFER_BYTES = 64 * 2 ** 20;

export interface QuantizeJob {
  /** A GGUF file. */
  from: string;
  /** Replaced if it is there. Its name must be ASCII: on Windows llama.cpp writes no other. */
  to: string;
  quantization: Quantization;
  /** Whether a file that is quantized already may be taken, at a loss. */
  requantize?: boolean;
  /** Called with each tensor's name when its turn comes. */
  onTensor?: (name: string) => void;
}

/** The type that a tensor gets, by llama.cpp's name for it in small letters. */
export type PlannedTypes = ReadonlyMap<string, string>;

/**
 * Quantizes a model with llama.cpp's own quantizer. Whether what it wrote is whole is left to the caller: it does not
 * notice a full disk. The folder of the process is another meanwhile. Error: `quantize.failed`.
 */
export async function quantizeFile(job: QuantizeJob): Promise<void> {
  await callLibrary(job, false);
}

/** What `quantizeFile` would make of each tensor of the file; nothing is written. Error: `quantize.failed`. */
export async function tryQuantization(job: QuantizeJob): Promise<PlannedTypes> {
  return (await callLibrary(job, true)).types;
}

async function callLibrary(job: QuantizeJob, dryRun: boolean) {
  const { from, to, quantization, requantize = false, onTensor } = job;
  const failed = (reason: string) =>
    new AppError('quantize.failed', { path: from, reason: readable(reason) });
  const library = await openLibrary().catch((error: unknown) => {
    throw failed(error instanceof Error ? error.message : String(error));
  });
  const log = createLogReader(onTensor);
  const source = path.resolve(from);
  const folder = process.cwd();
  process.chdir(path.dirname(to));
  const params = {
    nthread: Math.max(1, availableParallelism() - 1),
    ftype: fileTypes[quantization],
    allow_requantize: requantize,
    dry_run: dryRun,
    max_buf_size: BUFFER_BYTES,
  };
  const done = await library.quantize(source, path.basename(to), params, log.read).finally(() => {
    process.chdir(folder);
  });
  if (!done) throw failed(log.failure() ?? 'llama.cpp gave no reason');
  return { types: log.types() };
}

/** Imported when it is needed: where koffi or llama.cpp is missing, a conversion to F16 or Q8_0 works all the same. */
async function openLibrary(): Promise<LlamaLibrary> {
  const { openLlamaLibrary } = await import('./llamaLibrary.ts');
  return openLlamaLibrary();
}
