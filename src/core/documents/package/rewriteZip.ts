import type { ZipDirectory, ZipEntry } from './directory.ts';
import { endRecord, packEntry, type WrittenEntry } from './writeZip.ts';

/** The archive with other bytes for some of its entries; the others are copied with all that belongs to them. */
export function rewriteZip(
  zip: Buffer,
  { entries, prefixEnd, comment }: ZipDirectory,
  changed: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const parts: Uint8Array[] = [zip.subarray(0, prefixEnd)];
  const records = new Map<ZipEntry, Buffer>();
  let at = prefixEnd;
  for (const entry of [...entries].sort((a, b) => a.begin - b.begin)) {
    const bytes = changed.get(entry.name);
    const { local, record } = bytes ? repack(zip, entry, bytes) : copyEntry(zip, entry);
    record.writeUInt32LE(at, 42);
    records.set(entry, record);
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries.map((entry) => records.get(entry) ?? entry.record));
  return Buffer.concat([
    ...parts,
    directory,
    endRecord(entries.length, directory.length, at, comment),
  ]);
}

function copyEntry(zip: Buffer, { begin, end, record }: ZipEntry): WrittenEntry {
  return { local: zip.subarray(begin, end), record: Buffer.from(record) };
}

function repack(zip: Buffer, entry: ZipEntry, bytes: Uint8Array): WrittenEntry {
  const { record, begin, dataBegin } = entry;
  const nameEnd = 46 + record.readUInt16LE(28);
  const extraEnd = nameEnd + record.readUInt16LE(30);
  const localExtraBegin = begin + 30 + zip.readUInt16LE(begin + 26);
  return packEntry({
    name: record.subarray(46, nameEnd),
    bytes,
    stored: entry.method === 0,
    flags: entry.flags,
    time: record.readUInt32LE(12),
    extra: withoutZip64(zip.subarray(localExtraBegin, dataBegin)),
    recordExtra: withoutZip64(record.subarray(nameEnd, extraEnd)),
    comment: record.subarray(extraEnd),
    madeBy: record.readUInt16LE(4),
    attributes: { internal: record.readUInt16LE(36), external: record.readUInt32LE(38) },
  });
}

/** Without the sizes of before, which would go before the new ones. */
function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== 1) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
