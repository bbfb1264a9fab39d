import { access } from 'node:fs/promises';
import path from 'node:path';

const FIRST_PART = /^(.*)-00001-of-(\d{5})\.gguf$/i;
/** More parts than any model has. */
const MAX_PARTS = 1000;

/** The name of part `index` (from 1) of `count`, as llama.cpp looks for it beside the first. */
export const partName = (name: string, index: number, count: number): string => {
  const number = (value: number) => String(value).padStart(5, '0');
  return `${name}-${number(index)}-of-${number(count)}.gguf`;
};

/** The file names of a model of `count` files that is called `name`. */
export const modelFileNames = (name: string, count: number): string[] =>
  count === 1
    ? [`${name}.gguf`]
    : Array.from({ length: count }, (_, index) => partName(name, index + 1, count));

/** The files that belong to the model at `file`, in their order: itself, or all the parts that are there. */
export async function modelFiles(file: string): Promise<string[]> {
  const [, name = '', total = ''] = FIRST_PART.exec(path.basename(file)) ?? [];
  const count = Math.min(Number(total), MAX_PARTS);
  if (count < 2) return [file];
  const rest = Array.from({ length: count - 1 }, (_, index) =>
    path.join(path.dirname(file), partName(name, index + 2, count)),
  );
  const there = await Promise.all(
    rest.map((part) =>
      access(part).then(
        () => [part],
        () => [],
      ),
    ),
  );
  return [file, ...there.flat()];
}

/** What a model's file is called, without its ending and the number of the part. */
export const stemOf = (file: string): string =>
  path.basename(file).replace(/(?:-\d{5}-of-\d{5})?\.gguf$/i, '');
