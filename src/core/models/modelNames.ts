import path from 'node:path';

/** More parts than any model has. */
export const MAX_PARTS = 1000;
/** Part of a model for images, no language model. */
const PROJECTOR = /mmproj/i;
const PART = /^(.*)-(\d{5})-of-(\d{5})(\.gguf)$/is;

/** One of the files of a model, as its name tells: `stem-00002-of-00003.gguf`. */
export interface PartName {
  /** All before the number: of a path, with its folder. */
  stem: string;
  /** From 1. */
  index: number;
  count: number;
  /** As it is written here, capitals too. */
  extension: string;
}

/** What the name or path of a file says of being one of several; undefined where it stands by itself. */
export function readPartName(file: string): PartName | undefined {
  const [, stem = '', index, count, extension = ''] = PART.exec(file) ?? [];
  if (index === undefined) return undefined;
  return { stem, index: Number(index), count: Number(count), extension };
}

/** The name of another part, as llama.cpp looks for it beside the first. */
function partName({ stem, count, extension }: PartName, index: number): string {
  const number = (value: number) => String(value).padStart(5, '0');
  return `${stem}-${number(index)}-of-${number(count)}${extension}`;
}

/** The names of all the parts, in order. */
export function partNames(part: PartName): string[] {
  return Array.from({ length: part.count }, (_, index) => partName(part, index + 1));
}

/** The file names of a model of `count` files that is called `stem`. */
export function modelFileNames(stem: string, count: number): string[] {
  if (count === 1) return [`${stem}.gguf`];
  return partNames({ stem, index: 1, count, extension: '.gguf' });
}

/** Whether a file is called as a model is; of one in several files, the first stands for it. */
export function isModelName(name: string): boolean {
  return /\.gguf$/i.test(name) && !PROJECTOR.test(name) && (readPartName(name)?.index ?? 1) === 1;
}

/** What a model's file is called, without its folder, its ending and the number of the part. */
export function stemOf(file: string): string {
  const name = path.basename(file);
  return readPartName(name)?.stem ?? name.replace(/\.gguf$/i, '');
}
