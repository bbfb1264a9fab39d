import path from 'node:path/posix';
import type { HubFile } from '../hub/hub.ts';
import { partNames, readPartName, stemOf } from '../modelNames.ts';
import type { GgufEntry } from './catalogSchema.ts';

/** Parts of other things than language models: images, adapters, what quantizing was guided by. */
const NOT_MODELS = /mmproj|imatrix|adapter|lora/i;
/** The names llama.cpp gives its formats, where they stand by themselves in the name of a file. */
const QUANTIZATION =
  /(?:^|[-_.])((?:I?Q\d(?:_[A-Z\d]+){0,3})|BF16|F16|F32|FP16|FP32|TQ\d_\d|MXFP4)(?=$|[-_.])/i;
const MAX_CHOICES = 500;

/** A model among the files of a repository: one GGUF file, or all the parts of one. */
export interface GgufSet {
  /** The path of the first file. */
  id: string;
  label: string;
  files: readonly HubFile[];
}

/** The GGUF models among the files of a repository, the smallest first. A set that lacks a part is none. */
export function ggufSets(files: readonly HubFile[]): GgufSet[] {
  const named = files.filter(
    ({ path: file }) => /\.gguf$/i.test(file) && !NOT_MODELS.test(path.basename(file)),
  );
  const byPath = new Map(named.map((file) => [file.path, file]));
  return named
    .flatMap((file) => {
      const all = partsOf(file, byPath);
      return all ? [{ id: file.path, label: labelOf(file.path), files: all }] : [];
    })
    .sort((a, b) => bytesOf(a) - bytesOf(b))
    .slice(0, MAX_CHOICES);
}

/** Bytes of all its files. */
export const bytesOf = ({ files }: Pick<GgufSet, 'files'>): number =>
  files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** As the catalog keeps them. */
export const ggufChoices = (sets: readonly GgufSet[]): GgufEntry['choices'] =>
  sets.map((set) => ({ id: set.id, label: set.label, fileBytes: bytesOf(set) }));

/** Null for a later part, which the first stands for, and for a first one that lacks others. */
function partsOf(file: HubFile, byPath: ReadonlyMap<string, HubFile>): HubFile[] | null {
  const first = readPartName(file.path);
  if (!first) return [file];
  if (first.index !== 1 || first.count > byPath.size) return null;
  const parts = partNames(first).flatMap((name) => byPath.get(name) ?? []);
  return parts.length === first.count ? parts : null;
}

/** `Q4_K_M` where the name says it, else the name. */
function labelOf(file: string): string {
  const name = stemOf(file);
  const quantization = QUANTIZATION.exec(name)?.[1];
  return (quantization?.toUpperCase() ?? name).slice(0, 200) || file.slice(0, 200);
}
