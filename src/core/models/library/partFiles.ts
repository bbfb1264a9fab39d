import { access } from 'node:fs/promises';
import { MAX_PARTS, partNames, readPartName } from '../modelNames.ts';

/** The files that belong to the model at `file`, in their order: itself, or all the parts that are there. */
export async function modelFiles(file: string): Promise<string[]> {
  const first = readPartName(file);
  if (first?.index !== 1 || first.count < 2 || first.count > MAX_PARTS) return [file];
  const [, ...rest] = partNames(first);
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
