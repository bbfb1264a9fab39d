import path from 'node:path';
import { AppError, isAppError } from '#shared/errors.ts';
import { GgufDamage } from './gguf/damage.ts';
import type { GgufHeader, TensorInfo } from './gguf/format.ts';
import { numberOf, wholeNumberOf } from './gguf/metadata.ts';
import { MAX_TENSORS } from './gguf/readHeader.ts';
import { MAX_PARTS, modelFileNames, partNames, readPartName } from './modelNames.ts';

/** The header over all the files of a model, and the files in their order. */
export interface WholeModel {
  header: GgufHeader;
  parts: readonly string[];
}

/**
 * The model whose first or only file is at `file`, as llama.cpp puts it together from files called
 * `name-00001-of-00003.gguf`: metadata from the first, tensors from all. `read` answers with the header of another one.
 * Throws GgufDamage and what `read` throws; `model.unreadable` for a later file and for one that is missing.
 */
export async function joinParts(
  file: string,
  first: GgufHeader,
  read: (part: string) => Promise<GgufHeader>,
): Promise<WholeModel> {
  const count = partCount(first);
  if (count < 2) return { header: first, parts: [file] };
  const parts = namesOf(file, first, count);
  const promised = wholeNumberOf(first.metadata, 'split.tensors.count', {
    low: 1,
    high: MAX_TENSORS,
  });
  const tensors = new Map<string, TensorInfo>();
  let fileBytes = 0;
  for (const [index, part] of parts.entries()) {
    const header = index === 0 ? first : await readPart(file, part, read);
    checkPart(part, header, index, count);
    for (const tensor of header.tensors) {
      if (tensors.has(tensor.name)) damaged(part, `${tensor.name} is in two of its parts`);
      tensors.set(tensor.name, tensor);
    }
    if (tensors.size > promised) break;
    fileBytes += header.fileBytes;
  }
  if (tensors.size !== promised) {
    throw new GgufDamage(`its parts hold ${tensors.size} tensors and should hold ${promised}`);
  }
  return { header: { ...first, tensors: [...tensors.values()], fileBytes }, parts };
}

function partCount({ metadata }: GgufHeader): number {
  return wholeNumberOf(metadata, 'split.count', { low: 0, high: MAX_PARTS, fallback: 0 });
}

function namesOf(file: string, { metadata }: GgufHeader, count: number): string[] {
  const index = wholeNumberOf(metadata, 'split.no', { low: 0, high: count - 1, fallback: 0 });
  if (index > 0) {
    const reason = `it is part ${index + 1} of ${count} of a model: choose the first part`;
    throw new AppError('model.unreadable', { path: file, reason });
  }
  const first = readPartName(file);
  if (first?.index !== 1 || first.count !== count) {
    const [ending = ''] = modelFileNames('', count);
    const reason = `it is the first of ${count} parts of a model, so its name has to end in ${ending}`;
    throw new AppError('model.unreadable', { path: file, reason });
  }
  return partNames(first);
}

async function readPart(
  file: string,
  part: string,
  read: (part: string) => Promise<GgufHeader>,
): Promise<GgufHeader> {
  try {
    return await read(part);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'model.notFound') throw error;
    const reason = `its part ${path.basename(part)} is missing`;
    throw new AppError('model.unreadable', { path: file, reason });
  }
}

function checkPart(part: string, { metadata }: GgufHeader, index: number, count: number): void {
  const [no, of] = [numberOf(metadata, 'split.no'), numberOf(metadata, 'split.count')];
  if (no !== index || of !== count) {
    damaged(part, `it is not part ${index + 1} of ${count}, as its name says`);
  }
}

function damaged(part: string, reason: string): never {
  throw new AppError('model.damaged', { path: part, reason: new GgufDamage(reason).message });
}
