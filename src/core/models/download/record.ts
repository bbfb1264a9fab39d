import { readFile, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeWhole } from '#core/files/writeWhole.ts';
import type { RemoteFile } from './download.ts';

/** What lies beside a file or its `.part`: which version of which file has come. */
const recordSchema = z.object({
  url: z.string(),
  sha256: z.string().optional(),
  totalBytes: z.int().nonnegative().optional(),
  /** For If-Range: a strong ETag, or the date of the last change. */
  validator: z.string().max(1000).optional(),
  /** Of the file under its own name, which was checked: when it was changed last, in milliseconds. */
  checkedAt: z.number().optional(),
});
export type PartRecord = z.infer<typeof recordSchema>;

/** Undefined where there is none, or one that says nothing of this file. */
export async function readRecord(
  place: string,
  { url, sha256, sizeBytes }: RemoteFile,
): Promise<PartRecord | undefined> {
  const record = recordSchema.safeParse(await json(recordPlace(place))).data;
  if (!record || record.sha256 !== sha256) return undefined;
  if (sizeBytes !== undefined && (record.totalBytes ?? sizeBytes) !== sizeBytes) return undefined;
  if (record.url === url) return record;
  // Another mirror: its validators are others, and only a checksum says that its bytes are the same.
  return sha256 === undefined ? undefined : { ...record, url, validator: undefined };
}

export async function writeRecord(place: string, record: PartRecord): Promise<void> {
  await writeWhole(recordPlace(place), (to) => writeFile(to, JSON.stringify(record)));
}

export async function removeRecord(place: string): Promise<void> {
  await rm(recordPlace(place), { force: true });
}

function recordPlace(place: string): string {
  return `${place}.download.json`;
}

async function json(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
