import { MAX_ENTRIES } from './limits.ts';

/** A file in a zip archive, as its central directory has it. */
export interface ZipEntry {
  /** With `/` between folders. */
  name: string;
  flags: number;
  method: number;
  crc: number;
  compressedBytes: number;
  bytes: number;
  /** From its local header to the next entry or the directory: [begin, end), with whatever stands between them. */
  begin: number;
  end: number;
  /** Of its compressed bytes, [dataBegin, dataEnd). */
  dataBegin: number;
  dataEnd: number;
  /** Its own record in the directory. */
  record: Buffer;
}

export interface ZipDirectory {
  /** In the order of the directory. */
  entries: readonly ZipEntry[];
  /** What stands before the first entry: nothing, or a program that unpacks it. */
  prefixEnd: number;
  comment: Buffer;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const RECORD = 0x02014b50;
const LOCAL = 0x04034b50;
const IN_EXTRA = 0xffffffff;

/** Reads where everything is in a zip archive. Throws an Error that says what is wrong with it; none is trusted. */
export function readDirectory(zip: Buffer): ZipDirectory {
  const endAt = findEnd(zip);
  const { count, size, offset, at } = endRecord(zip, endAt);
  if (count > MAX_ENTRIES) throw new Error(`it has more than ${MAX_ENTRIES} parts`);
  // Offsets count from where the archive begins, which is not always where the file does.
  const directoryAt = at - size;
  const shift = directoryAt - offset;
  if (directoryAt < 0 || shift < 0) throw new Error('its directory is outside of the file');

  const entries: ZipEntry[] = [];
  let recordAt = directoryAt;
  for (let index = 0; index < count; index++) {
    const entry = readRecord(zip, recordAt, at, shift);
    recordAt += entry.record.length;
    entries.push(entry);
  }
  placeEntries(zip, entries, directoryAt);
  const comment = zip.subarray(endAt + 22, endAt + 22 + zip.readUInt16LE(endAt + 20));
  const prefixEnd = entries.reduce((least, { begin }) => Math.min(least, begin), directoryAt);
  return { entries, comment, prefixEnd };
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) {
    if (zip.readUInt32LE(at) === END && at + 22 + zip.readUInt16LE(at + 20) <= zip.length) {
      return at;
    }
  }
  throw new Error('the end of its zip archive is missing');
}

/** `at`: where the directory must have ended. */
function endRecord(zip: Buffer, endAt: number) {
  const plain = {
    count: zip.readUInt16LE(endAt + 10),
    size: zip.readUInt32LE(endAt + 12),
    offset: zip.readUInt32LE(endAt + 16),
    at: endAt,
  };
  const isBig = plain.count === 0xffff || plain.size === IN_EXTRA || plain.offset === IN_EXTRA;
  if (!isBig || endAt < 20 || zip.readUInt32LE(endAt - 20) !== LOCATOR_64) return plain;
  const at = Number(zip.readBigUInt64LE(endAt - 12));
  if (at > endAt - 76 || zip.readUInt32LE(at) !== END_64) throw new Error('its end is damaged');
  return {
    count: Number(zip.readBigUInt64LE(at + 32)),
    size: Number(zip.readBigUInt64LE(at + 40)),
    offset: Number(zip.readBigUInt64LE(at + 48)),
    at,
  };
}

function readRecord(zip: Buffer, at: number, limit: number, shift: number): ZipEntry {
  if (at + 46 > limit || zip.readUInt32LE(at) !== RECORD) throw new Error('its directory is cut');
  const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
  const extraEnd = nameEnd + zip.readUInt16LE(at + 30);
  const end = extraEnd + zip.readUInt16LE(at + 32);
  if (end > limit) throw new Error('its directory is cut');
  const extra = zip64Values(zip.subarray(nameEnd, extraEnd));
  const number = (field: number) => {
    const value = zip.readUInt32LE(at + field);
    return value === IN_EXTRA ? (extra.shift() ?? value) : value;
  };
  const bytes = number(24);
  const compressedBytes = number(20);
  const begin = number(42) + shift;
  return {
    name: decodeName(zip.subarray(at + 46, nameEnd)),
    flags: zip.readUInt16LE(at + 8),
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    ...{ bytes, compressedBytes, begin, end: begin, dataBegin: begin, dataEnd: begin },
    record: zip.subarray(at, end),
  };
}

function zip64Values(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    const count = Math.min(3, Math.floor(field.length / 8));
    return Array.from({ length: count }, (_, index) => Number(field.readBigUInt64LE(index * 8)));
  }
  return [];
}

/** Some Windows programs write backslashes. */
function decodeName(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8');
  return (utf8.includes('\uFFFD') ? bytes.toString('latin1') : utf8).replaceAll('\\', '/');
}

/** Finds the bytes of each entry, none of which may share any with another (that is how bombs are made). */
function placeEntries(zip: Buffer, entries: readonly ZipEntry[], directoryAt: number): void {
  const placed = [...entries].sort((a, b) => a.begin - b.begin);
  for (const [index, entry] of placed.entries()) {
    const { begin } = entry;
    entry.end = placed[index + 1]?.begin ?? directoryAt;
    if (begin + 30 > entry.end || zip.readUInt32LE(begin) !== LOCAL) {
      throw new Error(`its entry ${entry.name} is missing`);
    }
    entry.dataBegin = begin + 30 + zip.readUInt16LE(begin + 26) + zip.readUInt16LE(begin + 28);
    entry.dataEnd = entry.dataBegin + entry.compressedBytes;
    if (entry.dataEnd > entry.end) throw new Error(`its entry ${entry.name} reaches into another`);
  }
  if (new Set(entries.map(({ name }) => name)).size < entries.length) {
    throw new Error('two of its entries have the same name');
  }
}
