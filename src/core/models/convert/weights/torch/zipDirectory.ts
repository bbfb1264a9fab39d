import { ConvertDamage } from '../../damage.ts';
import { readFully, type InputFile } from '../../inputFile.ts';

/** The end of a zip archive: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.14 to 4.3.16. */
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_BYTES = 22;
const END_64_BYTES = 56;
const LOCATOR_BYTES = 20;
/** The least that an entry takes. */
const RECORD_BYTES = 46;

/** A shard has 30 to 500 entries, and 512 layers have 4,611 tensors. */
const MAX_ENTRIES = 10_000;
const MAX_DIRECTORY_BYTES = 4 << 20;

/** The table of contents of a zip archive. */
export interface ZipDirectory {
  records: DataView;
  count: number;
  /** Where the table begins: all entries lie before it. */
  position: number;
}

/** Throws ConvertDamage, and the system's errors. PyTorch's archives have no comment at their end. */
export async function readDirectory(archive: InputFile): Promise<ZipDirectory> {
  const endPosition = archive.fileBytes - END_BYTES;
  if (endPosition < 0) throw new ConvertDamage('it is cut off');
  const end = await readView(archive, endPosition, END_BYTES);
  if (end.getUint32(0, true) !== END) throw new ConvertDamage('it is cut off: its end is missing');
  let [count, bytes, position] = [
    end.getUint16(10, true),
    end.getUint32(12, true),
    end.getUint32(16, true),
  ];
  if (count === 0xffff || bytes === 0xffffffff || position === 0xffffffff) {
    [count, bytes, position] = await readEnd64(archive, endPosition - LOCATOR_BYTES);
  }
  if (position + bytes > endPosition || count * RECORD_BYTES > bytes) throw damaged();
  if (count > MAX_ENTRIES || bytes > MAX_DIRECTORY_BYTES) {
    throw new ConvertDamage(`its table of ${count} entries is larger than any model's`);
  }
  return { records: await readView(archive, position, bytes), count, position };
}

/** What is wrong with a table of contents, in general. */
export function damaged(): ConvertDamage {
  return new ConvertDamage('its table of contents is damaged');
}

/** Archives of 4 GiB and more. */
async function readEnd64(
  archive: InputFile,
  locatorPosition: number,
): Promise<[count: number, bytes: number, position: number]> {
  if (locatorPosition < END_64_BYTES) throw damaged();
  const locator = await readView(archive, locatorPosition, LOCATOR_BYTES);
  const position = wholeAt(locator, 8);
  const isLocator = locator.getUint32(0, true) === LOCATOR_64;
  if (!isLocator || position > locatorPosition - END_64_BYTES) throw damaged();
  const end = await readView(archive, position, END_64_BYTES);
  if (end.getUint32(0, true) !== END_64) throw damaged();
  return [wholeAt(end, 32), wholeAt(end, 40), wholeAt(end, 48)];
}

/** 64 bits; what is more than a safe integer is more than any file, and stays so. */
export function wholeAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/** Throws ConvertDamage where the archive ends before. */
export async function readView(
  archive: InputFile,
  position: number,
  bytes: number,
): Promise<DataView> {
  const into = new Uint8Array(bytes);
  await readFully(archive, into, position);
  return new DataView(into.buffer);
}
