import path from 'node:path';
import { ConvertDamage, reading } from '../damage.ts';
import { openInput, readFully, type InputFile } from '../inputFile.ts';
import { readSafetensors } from './safetensors/readSafetensors.ts';
import type { SourceTensor } from './sourceTensor.ts';
import { readTorch } from './torch/readTorch.ts';
import { findWeightFiles, type WeightFiles, type WeightFormat } from './weightFiles.ts';

/** The weights of a model, their files open until `close`. */
export interface Weights {
  /** By the names that the files give them. */
  tensors: ReadonlyMap<string, SourceTensor>;
  /** What a failure that concerns no single tensor names. */
  path: string;
  close(): Promise<void>;
}

const readers: Record<
  WeightFormat,
  (file: InputFile) => Promise<ReadonlyMap<string, SourceTensor>>
> = { safetensors: readSafetensors, torch: readTorch };
const LFS_POINTER = 'version https://git-lfs.github.com/';

/**
 * The weights of a Hugging Face folder: safetensors or, where there are none, PyTorch's `.bin`, in one file or in
 * shards. Only their descriptions are read. Errors: `convert.invalid`, `file.unreadable`.
 */
export async function readWeights(folder: string): Promise<Weights> {
  const found = await findWeightFiles(folder);
  const open: InputFile[] = [];
  const close = async () => {
    await Promise.all(open.map(({ handle }) => handle.close()));
  };
  try {
    const tensors = new Map<string, SourceTensor>();
    for (const file of found.files) {
      const input = await openInput(file);
      open.push(input);
      await refusePointer(input);
      const inFile = await readers[found.format](input);
      await reading(file, () => {
        addAll(tensors, inFile, file, found.places);
      });
    }
    return { tensors, path: found.path, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A clone without Git LFS has a line of text in place of each large file. */
function refusePointer(input: InputFile): Promise<void> {
  return reading(input.path, async () => {
    const start = Buffer.alloc(Math.min(LFS_POINTER.length, input.fileBytes));
    await readFully(input, start, 0);
    if (start.toString('latin1') !== LFS_POINTER) return;
    throw new ConvertDamage('it is only a pointer of Git LFS: the file itself was not downloaded');
  });
}

/** Each tensor is in one file, and that is the one where the index looks for it. */
function addAll(
  all: Map<string, SourceTensor>,
  inFile: ReadonlyMap<string, SourceTensor>,
  file: string,
  places: WeightFiles['places'] = new Map(),
): void {
  for (const [name, tensor] of inFile) {
    const other = all.get(name)?.file.path;
    if (other !== undefined) throw new ConvertDamage(`${name} is also in ${path.basename(other)}`);
    const place = places.get(name) ?? file;
    if (place !== file) {
      throw new ConvertDamage(`it has ${name}, which should be in ${path.basename(place)}`);
    }
    all.set(name, tensor);
  }
  for (const [name, place] of places) {
    if (place === file && !inFile.has(name)) {
      throw new ConvertDamage(`${name} is missing, which should be in it`);
    }
  }
}
