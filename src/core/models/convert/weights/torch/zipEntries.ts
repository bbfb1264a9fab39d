import { ConvertDamage } from '../../damage.ts';
import type { InputFile } from '../../inputFile.ts';
import { damaged, readDirectory, readView, wholeAt, type ZipDirectory } from './zipDirectory.ts';

/** A file in a zip archive that is stored as it is. */
export interface ZipEntry {
  name: string;
  /** Of its bytes, from the start of the archive. */
  position: number;
  bytes: number;
}

/** APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.5.3. */
const LOCAL = 0x04034b50;
const RECORD = 0x02014b50;
const LOCAL_BYTES = 30;
const RECORD_BYTES = 46;
const ENCRYPTED = 1;
const ZIP_64 = 1;
const IN_ZIP_64 = 0xffffffff;

/**
 * The files in a zip archive by name: each lies in the archive, shares no byte with another, and is stored, neither
 * packed nor encrypted. Throws ConvertDamage, and the system's errors.
 */
export async function zipEntries(archive: InputFile): Promise<ReadonlyMap<string, ZipEntry>> {
  const directory = await readDirectory(archive);
  const records = readRecords(directory).sort((a, b) => a.position - b.position);
  const entries = new Map<string, ZipEntry>();
  let end = 0;
  for (const record of records) {
    if (record.position < end) throw new ConvertDamage(`${record.name} overlaps another entry`);
    if (entries.has(record.name)) throw new ConvertDamage(`${record.name} is in it twice`);
    const entry = await locate(archive, record, directory);
    end = entry.position + entry.bytes;
    entries.set(entry.name, entry);
  }
  return entries;
}

/** As ZipEntry, but `position` is that of the local header. */
function readRecords({ records, count }: ZipDirectory): ZipEntry[] {
  const found: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + RECORD_BYTES > records.byteLength) throw damaged();
    const field = (offset: number) => records.getUint16(at + offset, true);
    const nameAt = at + RECORD_BYTES;
    const extraAt = nameAt + field(28);
    const extraEnd = extraAt + field(30);
    const next = extraEnd + field(32);
    if (records.getUint32(at, true) !== RECORD || next > records.byteLength) throw damaged();
    const name = Buffer.from(records.buffer, nameAt, extraAt - nameAt).toString('utf8');
    const large = zip64Values(new DataView(records.buffer, extraAt, extraEnd - extraAt));
    const value = (offset: number) => {
      const small = records.getUint32(at + offset, true);
      return small === IN_ZIP_64 ? (large.shift() ?? small) : small;
    };
    // The order is that of the zip64 values.
    const [bytes, packedBytes, position] = [value(24), value(20), value(42)];
    if ((field(8) & ENCRYPTED) !== 0) throw new ConvertDamage(`${name} is encrypted`);
    if (field(10) !== 0 || packedBytes !== bytes) {
      throw new ConvertDamage(`${name} is packed, which PyTorch never does`);
    }
    found.push({ name, bytes, position });
    at = next;
  }
  return found;
}

function zip64Values(extra: DataView): number[] {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const bytes = extra.getUint16(at + 2, true);
    const end = at + 4 + bytes;
    if (end > extra.byteLength) throw damaged();
    if (extra.getUint16(at, true) === ZIP_64) {
      const count = Math.floor(bytes / 8);
      return Array.from({ length: count }, (_, index) => wholeAt(extra, at + 4 + index * 8));
    }
    at = end;
  }
  return [];
}

/** What stands between an entry's local header and its bytes only the header tells: PyTorch aligns the bytes so. */
async function locate(
  archive: InputFile,
  { name, bytes, position }: ZipEntry,
  { position: limit }: ZipDirectory,
): Promise<ZipEntry> {
  if (position + LOCAL_BYTES > limit) throw damaged();
  const local = await readView(archive, position, LOCAL_BYTES);
  if (local.getUint32(0, true) !== LOCAL) throw damaged();
  const begin = position + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  if (begin + bytes > limit) throw new ConvertDamage(`${name} reaches beyond its end`);
  return { name, bytes, position: begin };
}
