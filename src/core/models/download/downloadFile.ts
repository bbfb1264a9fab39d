import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '#shared/errors.ts';
import { writeFailure } from '#core/files/writeWhole.ts';
import { HttpFailure } from '#core/net/http.ts';
import { backOff, delay } from '#core/net/retry.ts';
import { downloadFailure } from './addresses.ts';
import { mismatch } from './answer.ts';
import { checksumOf } from './checksum.ts';
import type { DownloadOptions, RemoteFile } from './download.ts';
import { type FileWatch, fetchRest } from './fetchRest.ts';
import { openPart, type Part } from './part.ts';
import { readRecord } from './record.ts';

/** In a row, that brought nothing to speak of. */
const MAX_VAIN_TRIES = 5;
/** A server that hands out fewer bytes an answer would be asked for ever. */
const MIN_PROGRESS_BYTES = 256;

/** Downloads one file to `place`. Errors as of `DownloadFiles`. */
export async function downloadFile(
  file: RemoteFile,
  place: string,
  options: DownloadOptions,
  watch: FileWatch & { checking: () => void },
): Promise<void> {
  try {
    await mkdir(path.dirname(place), { recursive: true });
    const part = await openPart(place, file);
    try {
      watch.moved(part.bytes, 0);
      await fetchAll(part, file, options, watch);
      watch.checking();
      await check(part, file, options.signal);
      await part.finish();
    } finally {
      await part.close();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    const failure = downloadFailure(error, file.url);
    throw isAppError(failure) ? failure : writeFailure(failure, place);
  }
}

/** Goes on over broken connections for as long as they bring something. */
async function fetchAll(
  part: Part,
  file: RemoteFile,
  options: DownloadOptions,
  watch: FileWatch,
): Promise<void> {
  const { signal, wait = delay } = options;
  let furthest = part.bytes;
  let came = false;
  for (let vain = 0; ;) {
    try {
      await fetchRest(part, file, options, watch);
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (isAppError(error) && error.code === 'download.mismatch') await part.discard();
      if (!(error instanceof HttpFailure)) throw error;
      const progress = part.bytes - furthest;
      furthest = Math.max(furthest, part.bytes);
      came ||= progress > 0;
      vain = progress < MIN_PROGRESS_BYTES ? vain + 1 : 0;
      // A name that is not found any more after bytes came from it is a network that is gone for a while.
      if (vain === MAX_VAIN_TRIES || (error.final && !came)) throw error;
      await wait(backOff(error, vain), signal);
    }
  }
}

async function check(part: Part, file: RemoteFile, signal: AbortSignal | undefined): Promise<void> {
  if (file.sha256 === undefined || (await part.checksum(signal)) === file.sha256) return;
  await part.discard();
  throw mismatch(file, 'its checksum is another');
}

/** The size of a file that an earlier download left whole, else undefined. Rejects with the signal's reason. */
export async function wholeBytes(
  file: RemoteFile,
  place: string,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const found = await stat(place).catch(() => undefined);
  if (!found?.isFile() || found.size !== (file.sizeBytes ?? found.size)) return undefined;
  const record = await readRecord(place, file);
  const known = record?.checkedAt === found.mtimeMs && record.totalBytes === found.size;
  if (known) return found.size;
  if (file.sha256 === undefined) return undefined;
  return (await checksumOf(place, signal)) === file.sha256 ? found.size : undefined;
}
