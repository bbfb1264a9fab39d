import type { Http } from '#core/net/http.ts';
import type { Delay } from '#core/net/retry.ts';

/** A file to download. */
export interface RemoteFile {
  url: string;
  /** Where it goes within the folder; relative, never leaves it. */
  path: string;
  /** Where it is known: anything else that comes is refused. */
  sizeBytes?: number;
  /** Hex. */
  sha256?: string;
}

export interface DownloadProgress {
  /** `checking`: all is there and is compared with the checksums. */
  phase: 'downloading' | 'checking';
  /** Of all files together. */
  doneBytes: number;
  /** Null while a size is not known. */
  totalBytes: number | null;
  /** Over the last seconds. */
  bytesPerSecond: number;
}

export interface DownloadOptions {
  http: Http;
  /** Sent to the files' own origin only. */
  token?: string | null;
  /** At most four times a second. */
  onProgress?: (progress: DownloadProgress) => void;
  /** What has come is kept for the next call. */
  signal?: AbortSignal | undefined;
  /** Milliseconds without a byte after which a connection is given up; without it, 30 s. */
  idleMs?: number;
  /** Waits before another try. */
  wait?: Delay;
  /** Bytes that may still be written in a folder; null where nobody can tell. */
  freeBytes?: (folder: string) => Promise<number | null>;
}

/**
 * Downloads files into a folder. A file has its name only once it is whole and checked; until then it is beside it as
 * `.part`, and the next call goes on from there. A small `.download.json` beside it tells which version it is and that
 * it was checked; it stays. One download at a time works in a folder. Errors: `download.*`, `disk.tooSmall`, `disk.full`, `file.unwritable`; the signal's reason.
 */
export type DownloadFiles = (
  files: readonly RemoteFile[],
  folder: string,
  options: DownloadOptions,
) => Promise<void>;
