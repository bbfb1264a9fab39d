import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { Quantization } from '#shared/quantizations.ts';
import type { GgufHeader } from '../gguf/format.ts';
import { ggmlType } from '../gguf/ggmlTypes.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { inspectModel } from '../inspectModel.ts';
import { plannedBytes } from '../quantize/plannedBytes.ts';
import { quantizeFile, type QuantizeJob } from '../quantize/quantizeFile.ts';
import { freeBytes, needSpace } from './diskSpace.ts';

/** Types whose weights are exact enough to be quantized. */
const SOURCES = new Set(['F32', 'F16', 'BF16', 'Q8_0']);

export interface QuantizeTask {
  from: string;
  /** What the user calls the result: for errors. */
  to: string;
  quantization: Quantization;
}

/**
 * Quantizes a GGUF file into one at `result`, whole and checked. Errors: `quantize.failed`, `disk.*`, those of
 * inspectModel.
 */
export async function quantizeModel(
  { from, to, quantization }: QuantizeTask,
  result: string,
  onProgress: (progress: number) => void,
): Promise<void> {
  // llama.cpp aborts on some damaged headers.
  await inspectModel(from);
  const header = await headerOf(from);
  refuseLoss(from, header);
  const job: QuantizeJob = { from, to: result, quantization, requantize: true };
  const resultBytes = header.dataOffset + (await plannedBytes(job, header.tensors));
  await needSpace(to, resultBytes);
  try {
    await quantizeFile({ ...job, onTensor: progressOf(header, onProgress) });
    await inspectModel(result);
  } catch (error) {
    // llama.cpp does not say why it could not write, nor always that it could not.
    if (await isDiskFull(result, resultBytes)) throw new AppError('disk.full', { path: to });
    throw error;
  }
}

/** Whether what is missing of a file has no room any more. */
async function isDiskFull(file: string, expectedBytes: number): Promise<boolean> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  return size < expectedBytes && (await freeBytes(path.dirname(file))) < expectedBytes - size;
}

async function headerOf(source: string): Promise<GgufHeader> {
  const file = await open(source, 'r');
  try {
    return await readHeader(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

function refuseLoss(source: string, { tensors }: GgufHeader): void {
  for (const { type } of tensors) {
    const name = ggmlType(type)?.name ?? `type ${type}`;
    if (SOURCES.has(name)) continue;
    const reason = `its weights are ${name} already, and making them smaller once more would spoil them; take the file in F16 or Q8_0`;
    throw new AppError('quantize.failed', { path: source, reason });
  }
}

/** Turns the names of tensors whose turn comes into 0…1, by what lies before them. */
function progressOf({ tensors }: GgufHeader, onProgress: (progress: number) => void) {
  const sizes = new Map(tensors.map(({ name, sizeBytes }) => [name, sizeBytes]));
  const totalBytes = tensors.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  return (name: string) => {
    onProgress(doneBytes / totalBytes);
    doneBytes += sizes.get(name) ?? 0;
  };
}
