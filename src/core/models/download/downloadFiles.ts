import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import { freeBytes as freeBytesOf } from '#core/files/freeBytes.ts';
import { writeFailure } from '#core/files/writeWhole.ts';
import { shownAddress } from './addresses.ts';
import { mismatch } from './answer.ts';
import { claimFolder } from './claimFolder.ts';
import type { DownloadFiles, RemoteFile } from './download.ts';
import { downloadFile, wholeBytes } from './downloadFile.ts';
import { keptBytes } from './part.ts';
import { createTally } from './progress.ts';
import { isSafePath, pathKey } from './safePath.ts';

/** Files that are downloaded at once. */
const AT_ONCE = 2;

export const downloadFiles: DownloadFiles = async (files, folder, options) => {
  const { signal, onProgress = () => undefined, freeBytes = freeBytesOf } = options;
  signal?.throwIfAborted();
  mustBeSafe(files);
  const release = await enter(folder, files);
  const mustFit = async (neededBytes: number) => {
    const availableBytes = await freeBytes(folder);
    if (availableBytes === null || neededBytes <= availableBytes) return;
    throw new AppError('disk.tooSmall', { path: folder, neededBytes, availableBytes });
  };
  const tally = createTally(files, onProgress);
  try {
    const missing = await findMissing(files, folder, tally, signal);
    await mustFit(missing.reduce((sum, { neededBytes }) => sum + neededBytes, 0));
    if (missing.length > 0) tally.tell();
    const queue = missing.values();
    await together(signal, async (both) => {
      for (const { file, place, index } of queue) {
        await downloadFile(
          file,
          place,
          { ...options, signal: both },
          {
            sized: async (totalBytes) => {
              tally.sized(index, totalBytes);
              await mustFit(totalBytes);
            },
            moved: (doneBytes, received) => {
              tally.moved(index, doneBytes, received);
            },
            checking: () => {
              tally.ready(index);
            },
          },
        );
      }
    });
  } finally {
    tally.close();
    await release();
  }
};

/** Two downloads into one folder would write into the same files. Answers with what lets the next one in. */
async function enter(folder: string, files: readonly RemoteFile[]): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true });
    const release = await claimFolder(folder);
    if (release) return release;
  } catch (error) {
    throw writeFailure(error, folder);
  }
  const reason = 'another download into the same folder is under way';
  throw new AppError('download.failed', { address: shownAddress(files[0]?.url ?? ''), reason });
}

interface Missing {
  file: RemoteFile;
  place: string;
  /** Among all files. */
  index: number;
  /** Still to come; 0 where the size is not known. */
  neededBytes: number;
}

async function findMissing(
  files: readonly RemoteFile[],
  folder: string,
  tally: ReturnType<typeof createTally>,
  signal: AbortSignal | undefined,
): Promise<Missing[]> {
  const missing: Missing[] = [];
  for (const [index, file] of files.entries()) {
    const place = placeOf(file, folder);
    const whole = await wholeBytes(file, place, signal);
    const kept = whole ?? (await keptBytes(place, file));
    tally.moved(index, kept, 0);
    if (whole === undefined) {
      missing.push({ file, place, index, neededBytes: Math.max(0, (file.sizeBytes ?? 0) - kept) });
    } else {
      tally.sized(index, whole);
      tally.ready(index);
    }
  }
  return missing;
}

/** Runs `work` as often as there may be downloads at once; the first failure ends all, and is the failure. */
async function together(
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const both = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const runs = Array.from({ length: AT_ONCE }, () =>
    work(both).catch((error: unknown) => {
      failed.abort(error);
    }),
  );
  await Promise.all(runs);
  both.throwIfAborted();
}

function placeOf(file: RemoteFile, folder: string): string {
  return path.join(folder, ...file.path.split('/'));
}

/** Names come from a server: none may leave the folder, and no two may be one file. */
function mustBeSafe(files: readonly RemoteFile[]): void {
  const seen = new Set<string>();
  for (const file of files) {
    const key = pathKey(file.path);
    if (!isSafePath(file.path)) throw mismatch(file, 'its name cannot be that of a file');
    if (seen.has(key)) throw mismatch(file, 'two files have the same name');
    seen.add(key);
  }
}
