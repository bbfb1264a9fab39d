/** PyTorch lets values begin on multiples of this. */
const ALIGNMENT = 64;
const HEADER_BYTES = 30;
/** What `torch.save` sets: names in UTF-8, sizes in the directory only. */
const FLAGS = 0x0808;

export interface StoredZipOptions {
  /** With the records of archives of 4 GiB and more, as `torch.save` always writes them. */
  zip64?: boolean;
}

/** A zip archive of these files, not packed. */
export function storedZip(
  files: Readonly<Record<string, Uint8Array>>,
  { zip64 = false }: StoredZipOptions = {},
): Buffer {
  const parts: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const names = Buffer.from(name);
    const padding = (ALIGNMENT - ((at + HEADER_BYTES + names.length) % ALIGNMENT)) % ALIGNMENT;
    const header = localHeader(names.length, padding);
    records.push(zip64 ? record64(names, bytes.length, at) : record(names, bytes.length, at));
    parts.push(header, names, Buffer.alloc(padding), Buffer.from(bytes));
    at += header.length + names.length + padding + bytes.length;
  }
  const directory = Buffer.concat(records);
  const end = zip64
    ? end64(records.length, directory.length, at)
    : endOf(records.length, directory.length, at);
  return Buffer.concat([...parts, directory, end]);
}

function localHeader(nameBytes: number, extraBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(nameBytes, 26);
  header.writeUInt16LE(extraBytes, 28);
  return header;
}

function record(name: Buffer, bytes: number, position: number, extra = Buffer.alloc(0)): Buffer {
  const fields = Buffer.alloc(46);
  fields.writeUInt32LE(0x02014b50, 0);
  fields.writeUInt16LE(FLAGS, 8);
  fields.writeUInt32LE(bytes, 20);
  fields.writeUInt32LE(bytes, 24);
  fields.writeUInt16LE(name.length, 28);
  fields.writeUInt16LE(extra.length, 30);
  fields.writeUInt32LE(position, 42);
  return Buffer.concat([fields, name, extra]);
}

function record64(name: Buffer, bytes: number, position: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, value] of [bytes, bytes, position].entries()) {
    extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  }
  return record(name, 0xffffffff, 0xffffffff, extra);
}

function endOf(count: number, bytes: number, position: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(position, 16);
  return end;
}

function end64(count: number, bytes: number, position: number): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  for (const [index, value] of [count, count, bytes, position].entries()) {
    end.writeBigUInt64LE(BigInt(value), 24 + index * 8);
  }
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(position + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator, endOf(0xffff, 0xffffffff, 0xffffffff)]);
}
