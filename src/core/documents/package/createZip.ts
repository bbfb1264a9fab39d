import { endRecord, packEntry } from './writeZip.ts';

/** The earliest time that zip knows, so that the same entries make the same bytes: 1980-01-01. */
const EPOCH = 0x0021_0000;
const UTF8_NAME = 0x800;

/** A new zip archive, its entries in the order given; `stored`: not compressed (the `mimetype` of an epub). */
export function createZip(
  entries: readonly { name: string; bytes: Uint8Array; stored?: boolean }[],
): Uint8Array {
  const none = Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, stored = false } of entries) {
    const { local, record } = packEntry({
      ...{ name: Buffer.from(name), bytes, stored, flags: UTF8_NAME, time: EPOCH },
      ...{ extra: none, recordExtra: none, comment: none, madeBy: 20 },
      attributes: { internal: 0, external: 0 },
    });
    record.writeUInt32LE(at, 42);
    at += local.length;
    parts.push(local);
    records.push(record);
  }
  const directory = Buffer.concat(records);
  const end = endRecord(entries.length, directory.length, at, none);
  return Buffer.concat([...parts, directory, end]);
}
