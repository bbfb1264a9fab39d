import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { ioFailure } from './ioFailure.ts';

/** Far more than any of our small files has. */
const MAX_BYTES = 4 << 20;

/** What a small JSON file says; undefined where there is none, or none that the schema knows. */
export function readJsonFile<S extends z.ZodType>(
  file: string,
  schema: S,
): z.output<S> | undefined {
  try {
    const found = statSync(file);
    // Opening a named pipe would wait for ever.
    if (!found.isFile() || found.size > MAX_BYTES) return undefined;
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Writes a small JSON file whole or not at all, and its folder. Errors: `file.unwritable`, `disk.full`. */
export function writeJsonFile(file: string, value: unknown, mode = 0o644): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode, flush: true });
    renameSync(temporary, file);
  } catch (error) {
    dropQuietly(temporary);
    throw ioFailure(error, file, 'file.unwritable');
  }
}

/** Where even that fails (a part of the path is no folder), the failure before says it better. */
function dropQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing of it is there.
  }
}
