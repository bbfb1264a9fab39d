import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import type { RemoteFile } from './download.ts';
import { checksumOf } from './checksum.ts';
import { type PartRecord, readRecord, removeRecord, writeRecord } from './record.ts';

/** The part of a file that has come, open for what is still to come. Its errors are the file system's. */
export class Part {
  /** Where the file will be. */
  readonly place: string;
  record: PartRecord;
  bytes: number;
  readonly #handle: FileHandle;
  /** Of all bytes so far; undefined where the first ones came earlier. */
  #hash: Hash | undefined;

  constructor(place: string, handle: FileHandle, record: PartRecord, bytes: number) {
    this.place = place;
    this.record = record;
    this.bytes = bytes;
    this.#handle = handle;
    this.#hash = bytes === 0 ? createHash('sha256') : undefined;
  }

  async write(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length;) {
      const { bytesWritten } = await this.#handle.write(piece, at, piece.length - at, this.bytes);
      this.#hash?.update(piece.subarray(at, at + bytesWritten));
      this.bytes += bytesWritten;
      at += bytesWritten;
    }
  }

  /** What has come counts for nothing. First the bytes go, so that no record ever speaks of another version's. */
  async restart(record: PartRecord): Promise<void> {
    if (this.bytes > 0) await this.#handle.truncate(0);
    this.bytes = 0;
    this.#hash = createHash('sha256');
    this.record = record;
    await writeRecord(this.place, record);
  }

  /** SHA-256, hex. */
  async checksum(signal?: AbortSignal): Promise<string> {
    return this.#hash?.copy().digest('hex') ?? (await checksumOf(partPlace(this.place), signal));
  }

  /** Gives the file its name. Its record stays and says that it is whole, so that nobody has to read it again. */
  async finish(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    await rename(partPlace(this.place), this.place);
    const { mtimeMs } = await stat(this.place);
    await writeRecord(this.place, {
      ...this.record,
      totalBytes: this.bytes,
      checkedAt: mtimeMs,
    });
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  /** Throws away what has come. */
  async discard(): Promise<void> {
    await this.close();
    await rm(partPlace(this.place), { force: true });
    await removeRecord(this.place);
  }
}

/** What an earlier download of the same file left at `place`, or an empty part. */
export async function openPart(place: string, file: RemoteFile): Promise<Part> {
  const record = await readRecord(place, file);
  const handle = await open(partPlace(place), constants.O_RDWR | constants.O_CREAT);
  try {
    const { size } = await handle.stat();
    const part = new Part(place, handle, record ?? newRecord(file), size);
    const tooMuch = size > (file.sizeBytes ?? record?.totalBytes ?? Infinity);
    if (!record || record.checkedAt !== undefined || tooMuch) await part.restart(newRecord(file));
    return part;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Bytes of it that need not come again. */
export async function keptBytes(place: string, file: RemoteFile): Promise<number> {
  if (!(await readRecord(place, file))) return 0;
  const size = await stat(partPlace(place)).then(
    (found) => found.size,
    () => 0,
  );
  return size > (file.sizeBytes ?? Infinity) ? 0 : size;
}

/** Of a version that is not known yet. */
export function newRecord({ url, sha256 }: RemoteFile): PartRecord {
  return { url, ...(sha256 !== undefined && { sha256 }) };
}

/** Where what has come of a file lies until it is whole. */
export function partPlace(place: string): string {
  return `${place}.part`;
}
