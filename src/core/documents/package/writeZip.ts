import { crc32, deflateRawSync } from 'node:zlib';

/** Local header and data of an entry, and its record in the directory without the place of the local header. */
export interface WrittenEntry {
  local: Uint8Array;
  record: Buffer;
}

export interface NewEntry {
  name: Buffer;
  bytes: Uint8Array;
  stored: boolean;
  flags: number;
  /** DOS time in the lower half, date in the upper. */
  time: number;
  /** Of the local header, and of the record. */
  extra: Buffer;
  recordExtra: Buffer;
  comment: Buffer;
  /** Its kind of system and attributes, from the record that it takes the place of. */
  madeBy: number;
  attributes: { internal: number; external: number };
}

/** Sizes and checksum known beforehand, so that no descriptor has to follow. */
const DESCRIPTOR_AND_LEVEL = 0b1110;
const VERSION = 20;

/** Makes an entry out of its bytes. */
export function packEntry(entry: NewEntry): WrittenEntry {
  const { name, bytes, stored, extra, recordExtra, comment } = entry;
  const data = stored ? bytes : deflateRawSync(bytes);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(VERSION, 0);
  common.writeUInt16LE(entry.flags & ~DESCRIPTOR_AND_LEVEL, 2);
  common.writeUInt16LE(stored ? 0 : 8, 4);
  common.writeUInt32LE(entry.time, 6);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(name.length, 22);

  const head = Buffer.from(common);
  head.writeUInt16LE(extra.length, 24);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, name, extra, data]);

  const record = Buffer.alloc(46);
  record.write('PK\x01\x02', 'latin1');
  record.writeUInt16LE(entry.madeBy, 4);
  common.copy(record, 6);
  record.writeUInt16LE(recordExtra.length, 30);
  record.writeUInt16LE(comment.length, 32);
  record.writeUInt16LE(entry.attributes.internal, 36);
  record.writeUInt32LE(entry.attributes.external, 38);
  return { local, record: Buffer.concat([record, name, recordExtra, comment]) };
}

/** The end of a zip archive. */
export function endRecord(count: number, size: number, offset: number, comment: Uint8Array) {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, comment]);
}
