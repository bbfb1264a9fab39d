import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '#shared/errors.ts';
import { readDirectory, type ZipDirectory, type ZipEntry } from './directory.ts';
import * as limits from './limits.ts';
import { rewriteZip } from './rewriteZip.ts';

export { createZip } from './createZip.ts';

/** A document that is a zip archive of parts. */
export interface ZipPackage {
  /** In the order of the archive. */
  names: readonly string[];
  has(name: string): boolean;
  /** Errors: `document.damaged` (also where there is no such part), `document.tooBig`. */
  read(name: string): Uint8Array;
  /** The archive with other bytes for some of its parts; the rest is copied as it is packed, media are never unpacked. */
  write(changed: ReadonlyMap<string, Uint8Array>): Uint8Array;
}

/** Encrypted office files, and the office files of before 2007, are in this container instead. */
const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = 1;

/** Opens a zip archive. `path` is for messages. Errors: `document.damaged`, `.encrypted`, `.tooBig`, `.unsupported`. */
export function openZip(bytes: Uint8Array, path: string): ZipPackage {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (zip.subarray(0, 8).equals(CFB)) {
    const isEncrypted = zip.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new AppError(isEncrypted ? 'document.encrypted' : 'document.unsupported', { path });
  }
  const damaged = (reason: string) => new AppError('document.damaged', { path, reason });
  const directory = openDirectory(zip, path);
  const byName = new Map(directory.entries.map((entry) => [entry.name, entry]));
  if (directory.entries.some(({ flags }) => flags & ENCRYPTED)) {
    throw new AppError('document.encrypted', { path });
  }
  const readNames = new Set<string>();
  let readBytes = 0;

  function checkSize({ name, bytes: size, compressedBytes }: ZipEntry): void {
    if (!readNames.has(name)) readBytes += size;
    readNames.add(name);
    const isDense = size > compressedBytes * limits.MAX_RATIO;
    const limitBytes = isDense ? limits.MAX_DENSE_BYTES : limits.MAX_ENTRY_BYTES;
    if (size > limitBytes) throw new AppError('document.tooBig', { path, limitBytes });
    if (readBytes > limits.MAX_TOTAL_BYTES) {
      throw new AppError('document.tooBig', { path, limitBytes: limits.MAX_TOTAL_BYTES });
    }
  }

  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    read(name) {
      const entry = byName.get(name);
      if (!entry) throw damaged(`its part ${name} is missing`);
      checkSize(entry);
      const unpacked = unpack(zip, entry);
      if (!unpacked) throw damaged(`its part ${name} cannot be unpacked`);
      return unpacked;
    },
    write: (changed) => (changed.size === 0 ? bytes : rewriteZip(zip, directory, changed)),
  };
}

/** Whether it begins as archives do. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The archive, or nothing where it is not one: for telling what a file is. */
export function peekZip(bytes: Uint8Array): ZipPackage | undefined {
  if (!isZip(bytes)) return undefined;
  try {
    return openZip(bytes, '');
  } catch {
    return undefined;
  }
}

function openDirectory(zip: Buffer, path: string): ZipDirectory {
  try {
    return readDirectory(zip);
  } catch (error) {
    const isOurs = error instanceof Error && !('code' in error);
    const known = isOurs ? error.message : 'its zip archive is cut or damaged';
    const reason = isZip(zip) ? known : 'it is something else than its name says';
    throw new AppError('document.damaged', { path, reason }, { cause: error });
  }
}

/** The bytes of an entry, or nothing where they are not what its checksum says. */
function unpack(zip: Buffer, entry: ZipEntry): Uint8Array | undefined {
  const data = zip.subarray(entry.dataBegin, entry.dataEnd);
  const { method, bytes, crc } = entry;
  if (method !== 0 && method !== 8) return undefined;
  try {
    // One more than it should be: what is longer is noticed without unpacking all of it.
    const out = method === 0 ? data : inflateRawSync(data, { maxOutputLength: bytes + 1 });
    return out.length === bytes && crc32(out) === crc ? out : undefined;
  } catch {
    return undefined;
  }
}
