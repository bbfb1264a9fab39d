import { statSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { Quantization } from '#shared/quantizations.ts';
import type { GgufHeader, TensorInfo } from '../gguf/format.ts';
import { ggmlType } from '../gguf/ggmlTypes.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { inspectModel } from '../inspectModel.ts';
import { planQuantization, totalBytes } from '../quantize/planQuantization.ts';
import { quantizeFile, type QuantizeJob } from '../quantize/quantizeFile.ts';
import { freeBytes, needSpace } from './diskSpace.ts';

/** Types whose weights are exact enough to be quantized. */
const SOURCES = new Set(['F32', 'F16', 'BF16', 'Q8_0']);
/** What llama.cpp may not have handed to the system yet, with room to spare. */
const BUFFERED_BYTES = 1 << 20;

export interface QuantizeTask {
  from: string;
  /** What the user calls the result: for errors. */
  to: string;
  quantization: Quantization;
}

/**
 * Quantizes a GGUF file into one at `result`, whole and checked. When it fails, llama.cpp may still be at work: the
 * process is to be ended. Errors: `quantize.failed`, `disk.*`, those of inspectModel.
 */
export async function quantizeModel(
  { from, to, quantization }: QuantizeTask,
  result: string,
  onProgress: (progress: number) => void,
): Promise<void> {
  // llama.cpp aborts on some damaged headers.
  const { parts } = await inspectModel(from);
  const headers = await Promise.all(parts.map(headerOf));
  const tensors = headers.flatMap((header) => header.tensors);
  refuseLoss(from, tensors);
  const job: QuantizeJob = { from, to: result, quantization, requantize: true };
  const plan = await planQuantization(job, tensors);
  const headerBytes = headers.reduce((sum, { dataOffset }) => sum + dataOffset, 0);
  const resultBytes = headerBytes + totalBytes(plan);
  await needSpace(to, resultBytes);
  try {
    await quantizeWatched(job, plan, onProgress);
    await inspectModel(result);
  } catch (error) {
    // llama.cpp does not say why it could not write, nor always that it could not.
    if (await isDiskFull(result, resultBytes)) throw new AppError('disk.full', { path: to });
    throw error;
  }
}

async function headerOf(source: string): Promise<GgufHeader> {
  const file = await open(source, 'r');
  try {
    return await readHeader(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

function refuseLoss(source: string, tensors: readonly TensorInfo[]): void {
  for (const { type } of tensors) {
    const name = ggmlType(type)?.name ?? `type ${type}`;
    if (SOURCES.has(name)) continue;
    const reason = `its weights are ${name} already, and making them smaller once more would spoil them; take the file in F16 or Q8_0`;
    throw new AppError('quantize.failed', { path: source, reason });
  }
}

/** Ends early, with any error, where what should have been written is not there: llama.cpp itself would go on. */
function quantizeWatched(
  job: QuantizeJob,
  plan: ReadonlyMap<string, number>,
  onProgress: (progress: number) => void,
): Promise<void> {
  const allBytes = totalBytes(plan);
  let doneBytes = 0;
  return new Promise((resolve, reject) => {
    const onTensor = (name: string) => {
      onProgress(doneBytes / allBytes);
      const writtenBytes = statSync(job.to, { throwIfNoEntry: false })?.size ?? 0;
      if (writtenBytes + BUFFERED_BYTES < doneBytes) {
        const reason = 'what was written did not arrive on the disk';
        reject(new AppError('quantize.failed', { path: job.from, reason }));
      }
      doneBytes += plan.get(name) ?? 0;
    };
    quantizeFile({ ...job, onTensor }).then(() => {
      onProgress(1);
      resolve();
    }, reject);
  });
}

/** Whether what is missing of a file has no room any more. */
async function isDiskFull(file: string, expectedBytes: number): Promise<boolean> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  return size < expectedBytes && (await freeBytes(path.dirname(file))) < expectedBytes - size;
}
