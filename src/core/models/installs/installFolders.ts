import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readJsonFile, writeJsonFile } from '#core/files/jsonFile.ts';
import { isAlive } from '#core/history/owner.ts';
import { partPlace } from '../download/part.ts';
import { type InstallRecord, recordSchema } from './installRecord.ts';

/** A folder for each install: `install.json`, and what has come of its model. */
export function createInstallFolders(root: string) {
  const folderOf = (id: string) => path.join(root, id);
  const recordOf = (id: string) => path.join(folderOf(id), 'install.json');
  const filesOf = (id: string) => path.join(folderOf(id), 'files');

  return {
    folderOf,
    filesOf,

    /** Those that nobody else works on, the oldest first. */
    read(): InstallRecord[] {
      const records: InstallRecord[] = [];
      for (const id of namesIn(root)) {
        const record = readJsonFile(recordOf(id), recordSchema);
        if (record?.id !== id) continue;
        const savedAt = statSync(recordOf(id), { throwIfNoEntry: false })?.mtimeMs ?? 0;
        if (!isAlive(record.owner, savedAt)) records.push(record);
      }
      return records.sort((a, b) => a.createdAt - b.createdAt);
    },

    /** Errors: `file.unwritable`, `disk.full`. */
    save(record: InstallRecord): void {
      writeJsonFile(recordOf(record.id), record);
    },

    /** Bytes that have come of its files; of one that is not whole too. */
    bytesThere({ id, files = [] }: InstallRecord): number {
      return files.reduce((sum, { path: file, sizeBytes = Infinity }) => {
        const place = path.join(filesOf(id), file);
        return sum + Math.min(sizeBytes, sizeOf(place) || sizeOf(partPlace(place)));
      }, 0);
    },

    /** What has come; the record stays. */
    dropFiles: (id: string): Promise<void> => rm(filesOf(id), { recursive: true, force: true }),

    drop: (id: string): Promise<void> => rm(folderOf(id), { recursive: true, force: true }),
  };
}

export type InstallFolders = ReturnType<typeof createInstallFolders>;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
