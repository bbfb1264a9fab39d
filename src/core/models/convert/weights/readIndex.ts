import * as z from 'zod';
import { ConvertDamage, reading } from '../damage.ts';
import { parseJson, readWhole } from '../inputFile.ts';

/** That of a model of 33 shards takes 40 KB. */
const MAX_INDEX_BYTES = 1 << 20;
/** More than any model has, fewer than the files that a process may have open. */
const MAX_FILES = 200;

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string().max(255)) });

/**
 * The file of each tensor, by the tensor's name, as an index of shards says it: plain names of files that end in
 * `extension`, beside the index. Errors: `convert.invalid`, `file.unreadable`.
 */
export async function readIndex(
  file: string,
  extension: string,
): Promise<ReadonlyMap<string, string>> {
  const bytes = await readWhole(file, MAX_INDEX_BYTES);
  return reading(file, () => {
    const places = new Map(Object.entries(parseJson(bytes, indexSchema).weight_map));
    const names = new Set(places.values());
    for (const name of names) {
      if (!isPlain(name) || !name.endsWith(extension)) {
        throw new ConvertDamage(`it names ${name}, which is no ${extension} file beside it`);
      }
    }
    if (names.size === 0) throw new ConvertDamage('it names no file');
    if (names.size > MAX_FILES) {
      throw new ConvertDamage(`it names ${names.size} files, more than any model has`);
    }
    return places;
  });
}

/** Whether a name stays in its folder, on every system. */
function isPlain(name: string): boolean {
  return !/[/\\:\p{Cc}]/u.test(name) && !name.startsWith('.');
}
